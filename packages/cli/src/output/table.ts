import { controls } from "@techlookup/core/platform";
import { Table } from "console-table-printer";
import type { Terminal } from "../terminal.ts";
import type { Row } from "./print-rows.ts";

/** Lines between rows would double its length. */
const style = {
  headerTop: { left: "", mid: "", right: "", other: "" },
  headerBottom: { left: " ", mid: " ", right: "", other: "─" },
  tableBottom: { left: "", mid: "", right: "", other: "" },
  vertical: " ",
};

/** Rows as a table for a terminal. Text from elsewhere cannot change the terminal. */
export const toTable = (rows: readonly Row[], out: Terminal): string => {
  const columns = Object.keys(rows[0] ?? {});
  const table = new Table({
    style,
    shouldDisableColors: true,
    columns: columns.map((name) => ({
      name,
      alignment: rows.every((row) => typeof row[name] === "number") ? ("right" as const) : ("left" as const),
    })),
  });
  const most = Math.max(20, Math.floor(out.columns / 2));
  for (const row of rows) {
    table.addRow(Object.fromEntries(columns.map((name) => [name, shown(row[name], most)])));
  }
  return table
    .render()
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => line.trimEnd())
    .join("\n");
};

/** A cell, without what changes a terminal, and cut off where it would fill half of the line. */
const shown = (value: Row[string], most: number): string | number => {
  if (typeof value === "number") return value;
  const text = String(value ?? "").replace(controls, "\ufffd");
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};
