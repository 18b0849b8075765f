import { TechLookup } from "@techlookup/node";
import { startSandbox } from "@techlookup/sandbox/node";
import { lookUp, sayRetry } from "./lookups.ts";
import { meet, meetings } from "./meetings.ts";
import { field, heading, say } from "./print.ts";
import { showError } from "./show-error.ts";

const unexpected: string[] = [];
await using sandbox = await startSandbox();

say("techlookup, a community client of the TechnologyChecker API", "bold");
say(`Everything here talks to the sandbox at ${sandbox.url}: no network, no key, no credits.`);
if (process.env.TECHLOOKUP_API_KEY) {
  say();
  say("TECHLOOKUP_API_KEY is set. The tour uses the sandbox all the same, and spends nothing. To call the real API:");
  say('  import { TechLookup } from "@techlookup/node";');
  say('  await new TechLookup().domains.get("example.com"); // reads the variable; 1 credit');
}

const makeClient = (): TechLookup =>
  new TechLookup({
    apiKey: sandbox.keys.pro,
    baseUrl: sandbox.url,
    onRetry: ({ path, attempts }) => {
      const latest = attempts.at(-1);
      if (latest) sayRetry(path, latest);
    },
  });
if (!(await lookUp(sandbox, makeClient))) unexpected.push("1. the lookups");

const list = meetings(sandbox.keys);
heading(`2. Meeting ${list.length} errors`);
say("What an application sees of each: what happened, what was tried, why it stopped.");
for (const [index, meeting] of list.entries()) {
  say();
  say(`2.${index + 1} ${meeting.title}`, "bold");
  const error = await meet(meeting, sandbox);
  if (error) showError(error);
  const { code, stopped, attempts } = meeting.expected;
  if (error?.code !== code || error.stopped !== stopped || error.attempts.length !== attempts) {
    unexpected.push(`2.${index + 1} ${meeting.title}`);
    field("expected", `${code}, ${stopped}, ${attempts} attempts`, "red");
  }
}

heading("3. Outcome");
if (unexpected.length === 0) {
  say(`All ${list.length + 1} outcomes were as expected.`, "green");
} else {
  for (const title of unexpected) say(`Not as expected: ${title}`, "red");
  process.exitCode = 1;
}
