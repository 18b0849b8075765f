/** One of several processes on one key: makes calls, some at a time, and says what became of them. */
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { TechLookup } from "../../../src/index.ts";
import { redisWindow, type WhenAway } from "../../../src/redis/index.ts";

export interface Lookups {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly windowMs: number;
  readonly port: number;
  readonly by: "redis" | "ioredis";
  readonly calls: number;
  readonly isPaced: boolean;
  /** Calls at a time. Default 10. */
  readonly atATime?: number;
  /** Default: the part of one of two. */
  readonly whenAway?: WhenAway;
  readonly attemptTimeoutMs?: number;
  /** Sends by `fetch`, which does not know when a request has left. Default `false`. */
  readonly usesFetch?: boolean;
  /** Whether a call that fails ends nothing. Default `false`. */
  readonly goesOn?: boolean;
  /** How many processes there must be before one begins. Default: it begins when it is ready. */
  readonly together?: number;
  /** Its name in the sandbox's log. */
  readonly name: string;
}

const lookups = JSON.parse(process.argv[2] ?? "") as Lookups;
const { apiKey, baseUrl, windowMs, port, by, calls, isPaced, name, attemptTimeoutMs } = lookups;
const { atATime = 10, goesOn = false, usesFetch = false, whenAway = { processes: 2 }, together = 1 } = lookups;

/** Of two processes, one may be ready seconds before the other, and done when that begins. */
const meetOthers = async (): Promise<void> => {
  const store = new Redis({ port });
  await store.incr("ready");
  while (Number(await store.get("ready")) < together) await wait(20);
  store.disconnect();
};

const connected = async () => {
  if (by === "ioredis") return new Redis({ port, maxRetriesPerRequest: 1 }).on("error", () => {});
  return createClient({ url: `redis://127.0.0.1:${port}` })
    .on("error", () => {})
    .connect();
};
const client = await connected();
if (together > 1) await meetOthers();
const window = redisWindow({
  ...{ client, apiKey, whenAway },
  onChange: ({ away }) => console.log(away ? "away" : "back"),
});
const lookup = new TechLookup({
  ...{ apiKey, baseUrl, attemptTimeoutMs, pacing: isPaced && { window, windowMs } },
  ...(usesFetch && { fetch: globalThis.fetch }),
  headers: { "x-sandbox-caller": name },
});

let left = calls;
let done = 0;
const work = async (): Promise<void> => {
  while (left-- > 0) {
    const { error } = await lookup.safe.account.credits();
    if (error && !goesOn) throw error;
    done++;
    if (done === 1) console.log("begun");
  }
};
await Promise.all(Array.from({ length: atATime }, work));
console.log(`done ${done}`);
process.exit();
