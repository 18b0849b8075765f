import { Account } from "./account.ts";
import { storedDomains } from "./data/domains.ts";
import { FaultScript } from "./faults/fault-script.ts";
import { knownKeys } from "./keys.ts";
import { countRequests, type RequestCounts } from "./request-counts.ts";
import type { RequestRecord } from "./request-record.ts";
import { type Clock, type SandboxOptions, systemClock } from "./sandbox-options.ts";
import { type SandboxSettings, settingsWith } from "./settings.ts";

/** All that a sandbox remembers. Each sandbox has its own. */
export class State {
  readonly clock: Clock;
  readonly script: FaultScript;
  readonly requests: RequestRecord[] = [];
  readonly #options: SandboxOptions;
  #settings: Required<SandboxSettings>;
  #accounts = new Map<string, Account>();
  #domains = new Set<string>();

  constructor(options: SandboxOptions, isServed: boolean) {
    this.clock = options.clock ?? systemClock;
    this.script = new FaultScript(isServed, () => this.clock.now());
    this.#options = options;
    this.#settings = settingsWith(options);
    this.reset();
  }

  /** Forgets faults, requests, windows, credits, changed settings and whatever live detection found. */
  reset(): void {
    this.#settings = settingsWith(this.#options);
    this.script.clear();
    this.requests.length = 0;
    this.#domains = new Set(storedDomains);
    const nowMs = this.clock.now();
    this.#accounts = new Map(knownKeys.map((key) => [key.secret, new Account(key, this.#settings, nowMs)]));
  }

  /** How the server behaves at present. */
  get settings(): Required<SandboxSettings> {
    return this.#settings;
  }

  /** Changes some settings, for requests that come from now on. */
  change(given: SandboxSettings): void {
    this.#settings = settingsWith(given, this.#settings);
    for (const account of this.#accounts.values()) account.change(given, this.clock.now());
  }

  /** What came until now. */
  counts(): RequestCounts {
    const foreign = { requests: 0, refused: 0 };
    for (const { window } of this.#accounts.values()) {
      foreign.requests += window.foreign.requests;
      foreign.refused += window.foreign.refused;
    }
    return countRequests(this.requests, foreign);
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
