import { slugOf, TechLookup } from "@techlookup/core";
import { createSandbox, type Fault } from "@techlookup/sandbox";
import { sampleClock } from "../sample-clock.ts";
import { sourceText } from "../source-text.ts";
import { codeLink, table } from "./table.ts";

const faults: readonly Fault[] = [
  { kind: "error", code: "FORBIDDEN" },
  { kind: "status", status: 503 },
  { kind: "html", status: 502 },
  { kind: "empty" },
  { kind: "malformed" },
  { kind: "truncated" },
  { kind: "oversized", bytes: 20_000_000 },
  { kind: "slow-headers", delayMs: 60_000 },
  { kind: "slow-body", delayMs: 60_000 },
  { kind: "reset", at: "request" },
  { kind: "reset", at: "headers" },
  { kind: "reset", at: "body" },
  { kind: "refuse" },
];

/** What a lookup that meets a fault once, and is not repeated, ends with: the code, and what is charged. */
export const faultTable = async (): Promise<string> => {
  const rows = faults.map(async (fault) => {
    const sandbox = createSandbox();
    sandbox.script(fault);
    const options = { apiKey: sandbox.keys.pro, fetch: sandbox.fetch, clock: sampleClock(), retry: { maxAttempts: 1 } };
    const { error } = await new TechLookup(options).safe.domains.get("github.com");
    if (!error) throw new Error(`${sourceText(fault)} leads to no error`);
    const charged = sandbox.requests.some(({ credits }) => credits > 0) ? "yes" : "no";
    return [`\`${sourceText(fault)}\``, codeLink(error.code, slugOf(error.code)), charged];
  });
  return table(["Fault", "A lookup ends with", "Charged"], await Promise.all(rows));
};
