/** Whether each client does the work at all: the data parsed, an error for a failure, and a 503 repeated where it says so. */
import assert from "node:assert/strict";
import { connectTo, entryOf } from "../connect.ts";
import { profile } from "../domains.ts";
import { guard } from "../guard.ts";
import { problemOf } from "../problem.ts";
import { readInput, report } from "./child.ts";

const { url, names } = readInput<{ url: string; names: string[] }>();
const problems: Record<string, string> = {};

for (const name of names) {
  try {
    await guard(async () => {
      const call = await connectTo(name, url);
      assert.deepEqual(await call("found.example"), profile);
      await assert.rejects(call("missing.example"), `${name} takes a 404 for a success`);
      await assert.rejects(call("refused.example"), `${name} takes success: false for a success`);
      const once = call(`${name}.example`);
      if (entryOf(name).repeats) assert.deepEqual(await once, profile);
      else await assert.rejects(once, `${name} repeats a 503`);
    });
  } catch (thrown) {
    problems[name] = problemOf(thrown);
  }
}
report(problems);
