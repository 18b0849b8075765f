/** Aborts one call while it is held up, and tells how many turns of the event loop that took, and what was left of it. */
import { getEventListeners } from "node:events";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { TechLookup } from "../../src/index.ts";
import { turnsUntil } from "../support/turns.ts";

const [point = ""] = process.argv.slice(2);
const controller = new AbortController();
const { signal } = controller;
const client = new TechLookup();
// The first call of a process loads what later ones have at hand.
await new TechLookup({ baseUrl: "http://127.0.0.1:1", retry: { maxAttempts: 1 } }).safe.account.credits();
// Its socket is closed over a few turns of the event loop.
while (process.getActiveResourcesInfo().some((kind) => /TCP|Connect/.test(kind))) await nextTurn();
const before = process.getActiveResourcesInfo();

const pending = client.safe.domains.get(`${point}.example`, { signal });
await wait(150);
const during = process.getActiveResourcesInfo();
controller.abort();
const turns = await turnsUntil(pending);
const { error } = await pending;

const sorted = (): string => process.getActiveResourcesInfo().sort().join();
const giveUpAt = performance.now() + 10_000;
// A socket is closed over a few turns of the event loop.
while (sorted() !== [...before].sort().join() && performance.now() < giveUpAt) await nextTurn();
const after = process.getActiveResourcesInfo();
const listeners = getEventListeners(signal, "abort").length;
const { code, attempts } = error ?? {};
console.log(JSON.stringify({ code, attempts: attempts?.length, turns, before, during, after, listeners }));
process.exit();
