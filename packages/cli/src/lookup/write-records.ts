import type { EnrichRecord, Operation } from "@techlookup/node/enrich";
import { cellsOf } from "../enrich/columns.ts";
import { terminalLine } from "../enrich/terminal-line.ts";
import { toCsv } from "../output/csv.ts";
import type { Row } from "../output/print-rows.ts";
import { toTable } from "../output/table.ts";
import type { Session } from "../session.ts";
import type { LookupFlags } from "./lookup-flags.ts";

/** Writes records as they come. */
export interface RecordSink {
  write(record: EnrichRecord<unknown>): Promise<void>;
  end(): Promise<void>;
}

/** A sink in the form that was asked for: a table on a terminal, NDJSON where nobody looks. */
export const recordSink = (session: Session, { company, long }: LookupFlags, isOne: boolean): RecordSink => {
  const { out } = session;
  const operation: Operation = company ? "company" : "technologies";
  const format = session.format("ndjson");
  const records: EnrichRecord<unknown>[] = [];
  const keep = async (record: EnrichRecord<unknown>): Promise<void> => void records.push(record);
  if (format === "ndjson") {
    return { write: (record) => out.write(`${JSON.stringify(record)}\n`), end: async () => {} };
  }
  if (format === "json") return { write: keep, end: () => out.write(`${JSON.stringify(records, undefined, 2)}\n`) };
  if (format === "csv") {
    let isFirst = true;
    return {
      write: async (record) => {
        const domain = "domain" in record && record.domain ? record.domain : record.input;
        const text = toCsv(cellsOf(record, operation, long ?? false).map((cells) => ({ domain, ...cells })));
        await out.write(isFirst ? text : text.slice(text.indexOf("\r\n") + 2));
        isFirst = false;
      },
      end: async () => {},
    };
  }
  if (!isOne) {
    return {
      write: (record) =>
        out.write(terminalLine({ name: record.input, line: record.line, cells: [] }, record, operation, out)),
      end: async () => {},
    };
  }
  return {
    write: async (record) => {
      const rows = detailRows(record, operation);
      if (rows.length > 0) await out.write(`${toTable(rows, out)}\n`);
    },
    end: async () => {},
  };
};

/** All that is known of one domain: its technologies, or the fields of its company. */
const detailRows = (record: EnrichRecord<unknown>, operation: Operation): readonly Row[] => {
  if (!("data" in record)) return [];
  const rows = cellsOf(record, operation, true);
  if (operation === "company") {
    const { status: _, source: __, credits: ___, error_code: ____, ...fields } = rows[0] ?? {};
    return Object.entries(fields).flatMap(([field, value]) => (value === "" ? [] : [{ field, value }]));
  }
  const named = rows.filter(({ technology }) => technology !== "");
  return named.map(({ technology, category, version, first_seen, last_seen }) => ({
    technology,
    category,
    version,
    first_seen: dayOf(first_seen),
    last_seen: dayOf(last_seen),
  }));
};

/** The day of a time, which is all that a table has room for. */
const dayOf = (time: string | number | undefined): string => String(time ?? "").slice(0, 10);
