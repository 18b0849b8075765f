/** What `npm start` shows: the Node client at work against the sandbox, through an outage, what an application sees of each error, and the command
 * with a list. */
import { readFile } from "node:fs/promises";
import { type AttemptRecord, isApiError, TechLookup, type TechLookupError } from "@techlookup/node";
import { startSandbox } from "@techlookup/sandbox/node";
import { meetings } from "./meetings.ts";
import { lookUpThroughOutage, mostLoad } from "./outage.ts";
import { field, heading, say } from "./print.ts";
import { showEnrich } from "./show-enrich.ts";
import { showOutage } from "./show-outage.ts";

await using sandbox = await startSandbox();
const unexpected: string[] = [];

/** One attempt on one line: what came, and the wait that followed. */
const describeAttempt = ({ number, status, code, durationMs, waitMs, waitReason }: AttemptRecord): string => {
  const outcome = [status, code ?? "ok"].filter((part) => part !== undefined).join(" ");
  const wait = waitMs === undefined ? "" : `, then waited ${waitMs} ms (${waitReason})`;
  return `${number}. ${outcome} after ${durationMs} ms${wait}`;
};

/** Looks up every domain of the examples, and detects live those that are not stored, while the server stumbles. */
const lookUp = async (): Promise<void> => {
  const text = await readFile(new URL("../../examples/domains.txt", import.meta.url), "utf8");
  const domains = text.split("\n").filter((line) => /^\s*[^#\s]/.test(line));
  heading(`1. Looking up ${domains.length} domains`);
  say("The sandbox makes up the profiles. Retries happen by themselves; a domain that is not stored is detected live.");
  say();
  sandbox.script(
    { kind: "error", code: "RATE_LIMIT", retryAfter: 1, path: "/v1/domain/nodejs.org" },
    { kind: "error", code: "INTERNAL_ERROR", path: "/v1/domain/etsy.com", times: 2 },
    { kind: "reset", at: "headers", path: "/v1/domain/stripe.com" },
  );
  const client = new TechLookup({
    apiKey: sandbox.keys.pro,
    baseUrl: sandbox.url,
    onRetry: ({ path, attempts }) => {
      const [latest] = attempts.slice(-1);
      if (latest) say(`  ${path.split("/").at(-1)} … ${describeAttempt(latest)}`, "dim");
    },
  });
  let detected = 0;
  for (const domain of domains.map((line) => line.trim())) {
    const { data, error } = await client.safe.domains.get(domain);
    if (error && !isApiError(error, "NOT_FOUND")) throw error;
    if (error) detected += 1;
    const profile = data ?? (await client.domains.detectLive(domain));
    const names = (profile.active_technologies ?? []).map(({ name }) => name);
    const shown = `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
    say(`  ${domain.padEnd(20)}${String(names.length).padStart(2)}: ${shown}${error ? "  (live)" : ""}`);
  }
  const used = (await client.account.credits()).totals.credits_used;
  const stored = domains.length - detected;
  say();
  say(`  ${stored} found, ${detected} detected live, ${used} credits used, by the server's own count.`);
  if (detected === 0 || used !== stored + 5 * detected + 1) unexpected.push("1. the lookups");
};

const showError = ({ code, message, docsUrl, attempts, stopped }: TechLookupError): void => {
  field("code", code, "yellow");
  field("message", message);
  field("link", docsUrl, "cyan");
  for (const [index, attempt] of attempts.entries()) field(index === 0 ? "attempts" : "", describeAttempt(attempt));
  if (attempts.length === 0) field("attempts", "none: nothing was sent");
  field("stopped", stopped);
};

say("techlookup, a community client of the TechnologyChecker API", "bold");
say(`Everything here talks to the sandbox at ${sandbox.url}: no network, no key, no credits.`);
if (process.env.TECHLOOKUP_API_KEY) {
  say();
  say("TECHLOOKUP_API_KEY is set. The tour uses the sandbox all the same, and spends nothing. To call the real API:");
  say('  import { TechLookup } from "@techlookup/node";');
  say('  await new TechLookup().domains.get("example.com"); // reads the variable; 1 credit');
}
// It takes its seconds while the rest is shown.
await using failing = await startSandbox();
const passing = lookUpThroughOutage(failing, { baseUrl: failing.url });
await lookUp();

const list = meetings(sandbox.keys);
heading(`2. Meeting ${list.length} errors`);
say("What an application sees of each: what happened, what was tried, why it stopped.");
for (const [index, { title, faults = [], options, call, expected }] of list.entries()) {
  say();
  say(`2.${index + 1} ${title}`, "bold");
  sandbox.reset();
  sandbox.script(...faults);
  // A new client each time, so that each has a fresh retry budget.
  const client = new TechLookup({ apiKey: sandbox.keys.pro, ...options, baseUrl: sandbox.url });
  const { error } = await call(client.safe);
  if (error) showError(error);
  const [code, stopped, attempts] = expected;
  if (error?.code === code && error.stopped === stopped && error.attempts.length === attempts) continue;
  unexpected.push(`2.${index + 1} ${title}`);
  field("expected", `${code}, ${stopped}, ${attempts} attempts`, "red");
}

const passed = await passing;
showOutage(passed);
// All lookups have to succeed, and for few requests.
const { failed, requests, begun } = passed.gated;
if (failed > 0 || requests > mostLoad * begun) unexpected.push("3. the outage");

if (!(await showEnrich())) unexpected.push("4. the list");

heading("5. Outcome");
if (unexpected.length === 0) say(`All ${list.length + 3} outcomes were as expected.`, "green");
for (const title of unexpected) say(`Not as expected: ${title}`, "red");
process.exitCode = unexpected.length === 0 ? 0 : 1;
