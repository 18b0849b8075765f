import { controls } from "@techlookup/core/platform";
import type { DomainProfile } from "@techlookup/node";
import type { Operation } from "@techlookup/node/enrich";
import type { Terminal } from "../terminal.ts";
import { cellsOf } from "./columns.ts";
import type { ListRow } from "./list-row.ts";
import type { Outcome } from "./outcome.ts";

const colours = {
  found: "green",
  "detected-live": "green",
  "not-found": "yellow",
  failed: "red",
  ambiguous: "red",
  skipped: "dim",
  pending: "dim",
} as const;

/** A record on one line of a terminal. */
export const terminalLine = ({ name }: ListRow, outcome: Outcome, operation: Operation, out: Terminal): string => {
  const { kind } = outcome;
  const domain = fit("domain" in outcome && outcome.domain ? outcome.domain : name.trim(), 32);
  const detail = fit(detailOf(outcome, operation), Math.max(10, out.columns - 48));
  return `${domain.padEnd(32)} ${out.style(colours[kind], kind.padEnd(13))} ${detail}\n`;
};

const detailOf = (outcome: Outcome, operation: Operation): string => {
  if ("error" in outcome) return outcome.error.code;
  if (outcome.kind === "skipped") return outcome.problem;
  if (!("data" in outcome)) return "";
  if (operation === "company") return String(cellsOf(outcome, operation, false)[0]?.company_name ?? "");
  const names = ((outcome.data as DomainProfile | null)?.active_technologies ?? []).map(({ name }) => name ?? "?");
  return `${names.length}: ${names.join(", ")}`;
};

const fit = (text: string, length: number): string => {
  const safe = text.replace(controls, "\ufffd").replace(/\s+/g, " ");
  return safe.length > length ? `${safe.slice(0, length - 1)}…` : safe;
};
