import { randomBytes } from "node:crypto";
import type { ChainableCommander, Redis } from "ioredis";
import type {
  Claim,
  FleetLedger,
  HaltReason,
  Intent,
  Reservation,
  RunPlan,
  RunState,
  Settled,
} from "./fleet-ledger.ts";
import { keysOf, runsKey } from "./ledger-keys.ts";
import { planFields, stateOf } from "./run-fields.ts";
import { beginScript, claimScript, finishScript, haltScript, stepScript } from "./scripts.ts";

type Script = (keys: readonly string[], values: readonly (string | number)[]) => Promise<unknown>;

/** A script of this connection: sent by its hash, and whole where the server does not know it. */
const scriptOf = (connection: Redis, name: string, lua: string): Script => {
  const command = `techlookup_${name}`;
  connection.defineCommand(command, { lua });
  const run = (connection as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>)[command];
  return (keys, values) => run?.call(connection, keys.length, ...keys, ...values) ?? Promise.reject(new Error(name));
};

/** Random bytes in the name of a claim, two digits each: `stepScript` counts them. */
const claimBytes = 5;

const pairs = (flat: readonly string[]): [string, string][] =>
  flat.flatMap((item, at) => (at % 2 ? [] : [[item, flat[at + 1] ?? ""] as [string, string]]));

/**
 * The ledger in Redis (from 7.0) or Valkey: each step is one script. What it knows is as durable as the server's settings say: with `appendfsync everysec` a
 * power cut can make it forget about a second.
 *
 * @param account What the names of its keys begin with.
 * @example
 * const ledger = new RedisLedger(connection, "techlookup:{0a1b2c}");
 */
export class RedisLedger implements FleetLedger {
  readonly #connection: Redis;
  readonly #account: string;
  readonly #begin: Script;
  readonly #claim: Script;
  readonly #step: Script;
  readonly #finish: Script;
  readonly #halt: Script;

  /** Sends nothing yet. */
  constructor(connection: Redis, account: string) {
    this.#connection = connection;
    this.#account = account;
    this.#begin = scriptOf(connection, "begin", beginScript);
    this.#claim = scriptOf(connection, "claim", claimScript);
    this.#step = scriptOf(connection, "step", stepScript);
    this.#finish = scriptOf(connection, "finish", finishScript);
    this.#halt = scriptOf(connection, "halt", haltScript);
  }

  async begin(run: string, plan: RunPlan): Promise<"begun" | "continued" | { readonly differs: keyof RunPlan }> {
    const answer = (await this.#begin(keysOf(this.#account, run, 0), planFields(plan))) as string;
    if (answer !== "begun" && answer !== "continued") return { differs: answer as keyof RunPlan };
    await this.#connection.sadd(runsKey(this.#account), run);
    if (answer === "continued") await this.#forResults(run, plan.chunks, (pipeline, key) => pipeline.persist(key));
    return answer;
  }

  async read(run: string): Promise<RunState | undefined> {
    const fields = await this.#connection.hgetall(this.#key(run));
    return Object.keys(fields).length ? stateOf(fields) : undefined;
  }

  async list(): Promise<readonly string[]> {
    const runs = await this.#connection.smembers(runsKey(this.#account));
    const known = await Promise.all(runs.map((run) => this.#connection.exists(this.#key(run))));
    const expired = runs.filter((_, at) => !known[at]);
    if (expired.length) await this.#connection.srem(runsKey(this.#account), ...expired);
    return runs.filter((_, at) => known[at]).sort();
  }

  async claim(run: string, id: string, chunk: number, domains: readonly string[]): Promise<Claim> {
    // Random, not counted: a store that forgot its last second in a power cut would give a number out again.
    // Behind the run's id, by which the steps of a run that was removed are known.
    const owner = `${id}${randomBytes(claimBytes).toString("hex")}`;
    const answer = await this.#claim(keysOf(this.#account, run, chunk), [chunk, owner, id, ...domains]);
    const [state, first = [], second = []] = answer as [string, (string | string[])?, (string | string[])?];
    if (state === "halted") return { state, reason: { code: String(first), message: String(second) } };
    if (state !== "claimed") return { state: state as "finished" | "gone" };
    const open = new Map(pairs(first as string[]).map(([domain, credits]) => [domain, Number(credits)]));
    return { state, owner, open, results: new Map(pairs(second as string[])) };
  }

  async step(
    run: string,
    chunk: number,
    owner: string,
    settled: readonly Settled[],
    intents: readonly Intent[],
  ): Promise<readonly Reservation[]> {
    const told = settled.flatMap(({ domain, kind = "", charge: { least, most }, requests, repeated, record }) => [
      ...[domain, kind, least, most, requests, repeated ? 1 : 0, record],
    ]);
    const asked = intents.flatMap(({ domain, number, credits }) => [domain, number, credits]);
    const keys = keysOf(this.#account, run, chunk);
    return (await this.#step(keys, [chunk, owner, settled.length, ...told, ...asked])) as Reservation[];
  }

  async finish(run: string, chunk: number, owner: string, host: string): Promise<boolean> {
    return (await this.#finish(keysOf(this.#account, run, chunk), [chunk, owner, host])) === 1;
  }

  async halt(run: string, { code, message, creditLimit }: HaltReason): Promise<void> {
    await this.#halt(keysOf(this.#account, run, 0), [code, message, creditLimit ?? ""]);
  }

  async writtenBy(run: string, chunk: number): Promise<string | undefined> {
    const holder = await this.#connection.hget(keysOf(this.#account, run, chunk)[2] ?? "", String(chunk));
    return holder?.startsWith("f") ? holder.slice(1) : undefined;
  }

  async results(run: string, chunk: number): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries(await this.#connection.hgetall(keysOf(this.#account, run, chunk)[5] ?? "")));
  }

  async lateResults(run: string): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries(await this.#connection.hgetall(keysOf(this.#account, run, 0)[4] ?? "")));
  }

  async openDomains(run: string): Promise<readonly { readonly domain: string; readonly credits: number }[]> {
    const open = await this.#connection.hgetall(keysOf(this.#account, run, 0)[3] ?? "");
    return Object.entries(open).map(([domain, credits]) => ({ domain, credits: Number(credits) }));
  }

  async expire(run: string, afterMs: number): Promise<void> {
    const chunks = Number((await this.#connection.hget(this.#key(run), "chunks")) ?? 0);
    const pipeline = this.#connection.pipeline();
    for (const key of keysOf(this.#account, run, 0).slice(0, 5)) pipeline.pexpire(key, afterMs);
    await pipeline.exec();
    await this.#forResults(run, chunks, (results, key) => results.pexpire(key, afterMs));
  }

  /** Does something to the results of every chunk that is not finished. */
  async #forResults(
    run: string,
    chunks: number,
    act: (pipeline: ChainableCommander, key: string) => void,
  ): Promise<void> {
    const pipeline = this.#connection.pipeline();
    for (let chunk = 0; chunk < chunks; chunk++) act(pipeline, keysOf(this.#account, run, chunk)[5] ?? "");
    await pipeline.exec();
  }

  #key(run: string): string {
    return keysOf(this.#account, run, 0)[0] ?? "";
  }
}
