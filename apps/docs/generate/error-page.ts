import type { AttemptRecord, CodeRow, ErrorRecord, KnownCode, Schedule } from "@techlookup/core";
import type { CatalogEntry } from "@techlookup/core/catalog";

/** Whether the client retries such a failure: for every call, for a GET alone, not at all, or not since it sent nothing. */
export type Repeating = "automatically" | "GET only" | "not sent" | "never";

/** All that the page of a code shows. Made of the code table, the catalogue, and of what the client really does. */
export interface ErrorPage extends CodeRow, CatalogEntry {
  readonly code: KnownCode;
  readonly slug: string;
  readonly docsUrl: string;
  readonly repeating: Repeating;
  /** The client's error as it came, from a call that met this failure. */
  readonly sample: {
    readonly className: string;
    readonly message: string;
    /** As a console shows it. */
    readonly shown: string;
    readonly json: ErrorRecord;
    readonly attempts: readonly AttemptRecord[];
    /** The answer's body as the API sends it; absent where there is none. */
    readonly body?: string;
  };
  /** Programs that meet and handle it, by runtime. */
  readonly handling: Readonly<Record<string, string>>;
  /** The questions that explain it. */
  readonly questions: readonly { readonly id: string; readonly question: string }[];
  /** What the retry rules do where the failure stays, by the real decision. */
  readonly schedule: Pick<Schedule, "waits" | "stopped">;
}
