import { Account } from "./account.ts";
import { storedDomains } from "./data/domains.ts";
import { FaultScript } from "./faults/fault-script.ts";
import { knownKeys } from "./keys.ts";
import type { RequestRecord } from "./request-record.ts";
import { type Clock, type SandboxOptions, systemClock } from "./sandbox-options.ts";

/** All that a sandbox remembers. Each sandbox has its own. */
export class State {
  readonly clock: Clock;
  readonly liveDelayMs: number;
  readonly script: FaultScript;
  readonly requests: RequestRecord[] = [];
  readonly #options: SandboxOptions;
  #accounts = new Map<string, Account>();
  #domains = new Set<string>();

  constructor(options: SandboxOptions, isServed: boolean) {
    this.script = new FaultScript(isServed);
    this.#options = options;
    this.clock = options.clock ?? systemClock;
    this.liveDelayMs = options.liveDelayMs ?? 0;
    this.reset();
  }

  /** Forgets faults, requests, windows, credits and whatever live detection found. */
  reset(): void {
    const { windowMs = 60_000, requests, credits } = this.#options;
    this.script.clear();
    this.requests.length = 0;
    this.#domains = new Set(storedDomains);
    this.#accounts = new Map(
      knownKeys.map((key) => {
        const [limit, credit] = [requests?.[key.plan], credits?.[key.plan]];
        const overrides = {
          ...(limit !== undefined && { requests: limit }),
          ...(credit !== undefined && { credits: credit }),
        };
        return [key.secret, new Account(key, windowMs, overrides)];
      }),
    );
  }

  account(secret: string): Account | undefined {
    return this.#accounts.get(secret);
  }

  isStored(domain: string): boolean {
    return this.#domains.has(domain);
  }

  /** Remembers a domain that live detection found. */
  store(domain: string): void {
    this.#domains.add(domain);
  }

  get storedDomains(): readonly string[] {
    return [...this.#domains];
  }
}
