/** One of several processes on one key: makes calls, ten at a time, and says what became of them. */
// @ts-nocheck It is Deno's to check.
import { TechLookup } from "@techlookup/deno";
import { denoKvWindow } from "@techlookup/deno/kv";

const { apiKey, baseUrl, windowMs, file, calls, isPaced, clockErrorMs } = JSON.parse(Deno.args[0]);
// Two processes that open a new file at once may find it locked.
const open = (tries) => Deno.openKv(file).catch((error) => (tries ? open(tries - 1) : Promise.reject(error)));
const kv = await open(20);
const window = denoKvWindow({ kv, apiKey, clockErrorMs });
const client = new TechLookup({ apiKey, baseUrl, pacing: isPaced && { window, windowMs } });

let left = calls;
let done = 0;
const work = async () => {
  while (left-- > 0) {
    await client.account.credits();
    if (++done === 1) console.log("begun");
  }
};
await Promise.all(Array.from({ length: 10 }, work));
await client.close();
kv.close();
console.log(`done ${done}`);
