import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastRunText } from "@techlookup-tools/bench";
import { chargesJson, chargeTables } from "../charges/charge-tables.ts";
import { agentToolsTable } from "../command/agent-tools.ts";
import { commandTables } from "../command/command-tables.ts";
import type { ErrorPage } from "../error-page.ts";
import { classTable } from "./class-table.ts";
import { defaultsTable } from "./defaults-table.ts";
import { docBullets } from "./doc-bullets.ts";
import { faultTable } from "./fault-table.ts";
import { knownCodes, knownEndpoints } from "./known-tables.ts";
import { outagePicture } from "./outage.ts";
import { planTables } from "./plan-tables.ts";
import { readmeTable } from "./readme-table.ts";
import { schedules } from "./schedules.ts";
import { table } from "./table.ts";

/** A table of a README, as it is there. */
const copied = (name: string, column: string): string => {
  const [head = [], ...rows] = readmeTable(name, column);
  return table(head, rows);
};

/** Writes the tables that the guides import as parts of their pages, and what they draw: schedules, and an outage. */
export const writeTables = async (folder: string, pages: readonly ErrorPage[]): Promise<void> => {
  const tables: Readonly<Record<string, string>> = {
    benchmarks: lastRunText(),
    defaults: defaultsTable(),
    mounting: copied("gateway", "Mount it as"),
    telemetry: copied("node", "attribute"),
    "node-lines": copied("node", "LTS since"),
    classes: classTable(pages),
    faults: await faultTable(),
    "stop-reasons": docBullets("errors/attempt-record.ts", "StopReason", [
      "`stopped`",
      "Why no further attempt was made",
    ]),
    "repeat-rules": docBullets("retry/policy.ts", "RepeatRule", [
      "`repeat`",
      "What is repeated when an answer was lost",
    ]),
    "known-codes": knownCodes(pages),
    "known-endpoints": knownEndpoints(),
    "agent-tools": agentToolsTable(),
    ...commandTables(),
    ...planTables(),
    ...chargeTables(),
  };
  mkdirSync(join(folder, "tables"));
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, "tables", `${name}.md`), text);
  writeFileSync(join(folder, "charges.json"), JSON.stringify(chargesJson()));
  writeFileSync(join(folder, "schedules.json"), JSON.stringify(schedules()));
  writeFileSync(join(folder, "outage.json"), JSON.stringify(outagePicture()));
};
