/** Serves a Deno KV, and windows in it, to the tests: a line of JSON each way. */
// @ts-nocheck It is Deno's to check.
import { denoKvWindow } from "@techlookup/deno/kv";

const kv = await Deno.openKv(Deno.args[0]);
const windows = new Map();

const windowOf = (prefix) => {
  const made =
    windows.get(prefix) ?? denoKvWindow({ kv, apiKey: "tapi_test_of_a_shared_window", prefix, clockErrorMs: 0 });
  windows.set(prefix, made);
  return made;
};

const answerOf = ({ window, request, get, check, set }) => {
  if (window) return windowOf(window).admit(request);
  if (get) return kv.get(get);
  return kv
    .atomic()
    .check(check)
    .set(...set)
    .commit();
};

const answer = async ({ id, ...asked }) => {
  try {
    console.log(JSON.stringify({ id, answer: await answerOf(asked) }));
  } catch (error) {
    console.log(JSON.stringify({ id, error: error.message }));
  }
};

let rest = "";
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  for (const line of lines) void answer(JSON.parse(line));
}
