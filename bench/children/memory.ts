/** What many calls of one client leave behind: 50 at a time, all with one signal that lives on. */
import { setMaxListeners } from "node:events";
import { connectTo } from "../connect.ts";
import { inParallel } from "../slot.ts";
import { tracesOf } from "../traces.ts";
import { readInput, report } from "./child.ts";

const { url, name, calls } = readInput<{ url: string; name: string; calls: number }>();
const { signal } = new AbortController();
setMaxListeners(0, signal);
const call = await connectTo(name, url);
const run = (count: number) => inParallel(50, count, () => call("found.example", signal));
const warmUp = (): Promise<void> => run(Math.min(2_000, calls));
report(await tracesOf(signal, warmUp, () => run(calls)));
