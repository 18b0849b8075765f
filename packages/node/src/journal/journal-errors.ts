import { codes, isTechLookupError, type TechLookupError } from "@techlookup/core/common";
import { configurationError, createError, maskKeys, safeCause } from "@techlookup/core/platform";
import { codeOf } from "./files.ts";

/**
 * Why a journal cannot be used.
 *
 * - `locked`: another run writes to it, or has taken it over.
 * - `not-writable`: it cannot be opened for writing, or the disk took no more. What it holds is kept.
 * - `not-readable`: it cannot be opened for reading: there is none, perhaps.
 * - `damaged`: a line is not as it was written.
 * - `different-run`: it was begun with another key, operation or `live`.
 * - `not-a-journal`: it is a file of somebody else's, or of another version.
 */
export type JournalReason = "locked" | "not-writable" | "not-readable" | "damaged" | "different-run" | "not-a-journal";

const reasons: readonly JournalReason[] = [
  ...(["locked", "not-writable", "not-readable", "damaged", "different-run", "not-a-journal"] as const),
];

/** An error that is about a journal. Its code is `CONFIGURATION_ERROR` where it could not be opened, `UNKNOWN_ERROR` where it failed while it was used. */
export interface JournalError extends TechLookupError {
  /** Why. */
  readonly reason: JournalReason;
}

/**
 * Is it an error about a journal, and for this reason if one is given? Holds for an error that was made of JSON, too.
 *
 * @example
 * if (isJournalError(error, "locked")) process.exitCode = 7;
 */
export const isJournalError = (error: unknown, reason?: JournalReason): error is JournalError => {
  if (!isTechLookupError(error)) return false;
  const own = (error as Partial<JournalError>).reason;
  return own !== undefined && reasons.includes(own) && (reason === undefined || own === reason);
};

const because = <Made extends TechLookupError>(reason: JournalReason, error: Made): Made & JournalError =>
  Object.assign(error, { reason });

/** What to do about the errors that people meet. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: "free space on that disk",
  EDQUOT: "free space within that quota",
  EACCES: "allow this user to write there",
  EPERM: "allow this user to write there",
  EROFS: "choose a folder that can be written to",
  ENOENT: "create that folder",
  ENOTDIR: "choose a path whose folders are folders",
  EISDIR: "choose a file, not a folder",
  EIO: "check that disk, and copy the journal to another",
};

const adviceFor = (thrown: unknown): string => advice[codeOf(thrown) ?? ""] ?? "look at the cause";

/** A journal that cannot be opened. */
export const cannotOpen = (
  path: string,
  thrown: unknown,
  reason: JournalReason = "not-writable",
  advised: string = adviceFor(thrown),
): TechLookupError => {
  const problem = `names "${path}", which cannot be opened as a journal (${reasonOf(thrown)})`;
  const error = Object.assign(configurationError("path", `${problem}: ${advised}.`), {
    cause: safeCause(thrown, maskKeys),
  });
  return because(reason, error);
};

/** A journal that cannot be read. */
export const cannotRead = (path: string, thrown: unknown): TechLookupError =>
  cannotOpen(path, thrown, "not-readable", codeOf(thrown) === "ENOENT" ? "check its name" : undefined);

/** A journal that could not be written to. What was paid for is in it as far as it was told so. */
export const broken = (path: string, thrown: unknown): TechLookupError =>
  because(
    "not-writable",
    unforeseen(
      `The journal "${path}" could not be written to (${reasonOf(thrown)}), and nothing more is sent. What it holds is ` +
        `kept: ${adviceFor(thrown)}, then start the run again.`,
      thrown,
    ),
  );

/** A journal whose lock belongs to somebody else by now. */
export const lockLost = (path: string, now: string): TechLookupError =>
  because(
    "locked",
    unforeseen(
      `The lock of the journal "${path}" is no longer this run's, so it has stopped. Let one run write to it at a time.`,
      new Error(`${path}.lock ${now}`),
    ),
  );

/** A journal that is used after its end. */
export const closed = (path: string): TechLookupError =>
  configurationError("journal", `"${path}" is closed: open it again.`);

/** A line that is not as it was written, with others after it. */
export const badLine = (path: string, line: number): TechLookupError =>
  because(
    "damaged",
    configurationError(
      "path",
      `names "${path}", whose line ${line} is damaged: its checksum is wrong. Copy the file, then delete that line ` +
        `(sed -i ${line}d). A domain whose line is gone may be looked up, and paid for, again.`,
    ),
  );

/** A line that is no longer as it was when the journal was opened. */
export const changed = (path: string): TechLookupError =>
  because(
    "damaged",
    unforeseen(
      `The journal "${path}" was changed by somebody else while it was open. Run again, and leave it alone meanwhile.`,
      new Error("a line is not where it was"),
    ),
  );

/** A file of somebody else's. */
export const notOurs = (path: string): TechLookupError =>
  because("not-a-journal", configurationError("path", `names "${path}", which is not a journal: name another file.`));

/** A journal that another run writes to. */
export const locked = (path: string, who: string, advice: string): TechLookupError =>
  because(
    "locked",
    configurationError("path", `names "${path}", to which ${who} is writing (see "${path}.lock"): ${advice}.`),
  );

/** A journal of a version that this one does not know. */
export const otherFormat = (path: string, problem: string): TechLookupError =>
  because("not-a-journal", configurationError("path", `names "${path}", ${problem}`));

/** A journal that was begun for something else. */
export const otherRun = (argument: string, difference: string): TechLookupError =>
  because("different-run", configurationError(argument, `${difference}: pass the same, or name another file.`));

const unforeseen = (problem: string, cause: unknown): TechLookupError =>
  createError({
    name: "TechLookupError",
    code: "UNKNOWN_ERROR",
    message: `${problem} ${codes.UNKNOWN_ERROR.hint}`,
    cause: safeCause(cause, maskKeys),
  });

const reasonOf = (thrown: unknown): string => codeOf(thrown) ?? (thrown instanceof Error ? thrown.message : "unknown");
