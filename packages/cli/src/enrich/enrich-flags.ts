import type { Operation } from "@techlookup/node/enrich";
import type { ListFormat } from "./list-format-names.ts";

/** What stands on the command line of `enrich`, read. */
export interface EnrichFlags {
  readonly column?: string;
  readonly inputFormat?: ListFormat;
  readonly header: boolean;
  readonly operation: Operation;
  readonly live?: boolean;
  readonly creditLimit?: number;
  readonly concurrency?: number;
  readonly order: "finished" | "input";
  readonly out?: string;
  readonly long?: boolean;
  readonly journal?: string;
  readonly replay?: boolean;
  readonly rebuild?: boolean;
  readonly retryFailed?: boolean;
  readonly repeatAmbiguous?: boolean;
  readonly breakLock?: boolean;
  readonly dryRun?: boolean;
  readonly patience?: number;
  readonly report?: string;
}
