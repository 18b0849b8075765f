import type { TechLookupError } from "@techlookup/core";
import type { Ledger, Lookup } from "@techlookup/core/enrich";
import { limitError } from "@techlookup/core/platform";
import type { FleetLedger, Intent, Reservation, Settled } from "./ledger/fleet-ledger.ts";

/**
 * What was settled waits so long for a request that is about to leave, and is told in the same step; and that request so long for others. In milliseconds, our decision:
 * little beside a response of the API, and a burst takes one step.
 */
const settleWaitMs = 50;
const intentWaitMs = 5;

/** A chunk, as its worker has claimed it. */
export interface ChunkClaim {
  readonly run: string;
  readonly chunk: number;
  readonly owner: string;
}

interface Waiting<Told, Answer> {
  readonly told: Told;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Ends the lookups of a chunk: another worker has it, the run was stopped, or the store knows nothing of it. */
export class ChunkEnded extends Error {
  override readonly name = "ChunkEnded";
  /** Why. */
  readonly reason: "lost" | "halted" | "gone";

  constructor(reason: "lost" | "halted" | "gone") {
    super(`the chunk is ${reason}`);
    this.reason = reason;
  }
}

/**
 * The ledger of a chunk, for `enrich`: what is reserved and what is settled in one turn of the event loop goes to the store in one step, so that a burst of calls
 * takes a round trip or two.
 */
export class ChunkLedger implements Ledger {
  readonly baseline: undefined = undefined;
  readonly isShared: boolean = true;
  readonly #ledger: FleetLedger;
  readonly #claim: ChunkClaim;
  readonly #reserved = new Map<string, number>();
  #intents: Waiting<Intent, void>[] = [];
  #settled: Waiting<Settled, void>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #dueMs = Infinity;

  /** Sends nothing yet. */
  constructor(ledger: FleetLedger, claim: ChunkClaim) {
    this.#ledger = ledger;
    this.#claim = claim;
  }

  /** Nothing: domains that are known are not handed to `enrich`. */
  recall(_domain: string): undefined {
    return undefined;
  }

  intend(domain: string, credits: number): Promise<void> {
    const number = (this.#reserved.get(domain) ?? 0) + 1;
    this.#reserved.set(domain, number);
    return new Promise((resolve, reject) => {
      this.#intents.push({ told: { domain, number, credits }, resolve, reject });
      this.#flushWithin(intentWaitMs);
    });
  }

  settle(domain: string, { finding, charge, requests, repeated }: Lookup): Promise<void> {
    const record = finding ? JSON.stringify({ ...finding, domain, charge }) : "";
    const told = { domain, kind: finding?.kind, charge, requests, repeated: repeated ?? false, record };
    return new Promise((resolve, reject) => {
      this.#settled.push({ told, resolve, reject });
      this.#flushWithin(settleWaitMs);
    });
  }

  async mark(_used: number): Promise<void> {}

  #flushWithin(ms: number): void {
    const dueMs = performance.now() + ms;
    if (dueMs >= this.#dueMs) return;
    this.#dueMs = dueMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), ms);
  }

  #flush(): void {
    this.#dueMs = Infinity;
    const [intents, settled] = [this.#intents, this.#settled];
    [this.#intents, this.#settled] = [[], []];
    void this.#step(intents, settled);
  }

  async #step(intents: Waiting<Intent, void>[], settled: Waiting<Settled, void>[]): Promise<void> {
    const { run, chunk, owner } = this.#claim;
    try {
      const told = [settled.map((one) => one.told), intents.map((one) => one.told)] as const;
      const answers = await this.#ledger.step(run, chunk, owner, ...told);
      for (const { resolve } of settled) resolve();
      for (const [at, intent] of intents.entries()) void this.#answer(intent, answers[at] ?? "gone");
    } catch (thrown) {
      for (const { reject } of [...settled, ...intents]) reject(thrown);
    }
  }

  async #answer({ told, resolve, reject }: Waiting<Intent, void>, answer: Reservation): Promise<void> {
    if (answer === "reserved") resolve();
    else if (answer === "limit") await this.#overLimit(told).then(reject, reject);
    else reject(new ChunkEnded(answer));
  }

  async #overLimit({ domain, credits }: Intent): Promise<TechLookupError> {
    const { charge, reserved = 0, creditLimit = 0 } = (await this.#ledger.read(this.#claim.run)) ?? {};
    return limitError(domain, credits, { spent: (charge?.most ?? 0) + reserved, limit: creditLimit });
  }
}
