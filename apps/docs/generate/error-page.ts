import type { AttemptRecord, CodeRow, ErrorRecord, KnownCode, Schedule } from "@techlookup/core";
import type { CatalogEntry } from "@techlookup/core/catalog";
import type { DocumentedMessage } from "@techlookup/core/contract";
import type { VendorCheck } from "../src/remedies/vendor-checks.ts";
import type { AtAGlance } from "./at-a-glance.ts";
import type { Handling } from "./handling.ts";

/** Whether the client retries such a failure: for every call, for a GET alone, not at all, or not since it sent nothing. */
export type Repeating = "automatically" | "GET only" | "not sent" | "never";

/** The response that an error came from, as the sandbox sent it. */
export interface SentResponse {
  readonly status: number;
  /** Those that help, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its beginning. */
  readonly body: string;
  /** The wording in it that the vendor documents. Absent where the sandbox stands in with its own. */
  readonly documented?: DocumentedMessage;
}

/** All that the page of a code shows. Made of the code table, the catalogue, the remedies, and of what the client really does. */
export interface ErrorPage extends CodeRow, CatalogEntry {
  readonly code: KnownCode;
  readonly slug: string;
  readonly docsUrl: string;
  readonly repeating: Repeating;
  /** The fix in one sentence. */
  readonly remedy: string;
  readonly atAGlance: AtAGlance;
  /** The client's error as it came, from a call that met this failure. */
  readonly sample: {
    readonly className: string;
    readonly message: string;
    /** As a console shows it. */
    readonly shown: string;
    readonly json: ErrorRecord;
    readonly attempts: readonly AttemptRecord[];
    /** Absent where no response came. */
    readonly sent?: SentResponse;
  };
  /** The fix in code, by runtime. */
  readonly handling: Handling;
  /** What is to be checked with the vendor. Absent for codes of the client's own. */
  readonly vendor?: VendorCheck;
  /** The questions that explain it. */
  readonly questions: readonly { readonly id: string; readonly question: string }[];
  /** What the retry rules do where the failure stays, by the real decision. */
  readonly schedule: Pick<Schedule, "waits" | "stopped">;
}
