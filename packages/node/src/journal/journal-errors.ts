import { codes, type TechLookupError } from "@techlookup/core/common";
import { configurationError, createError, maskKeys, safeCause } from "@techlookup/core/platform";
import { codeOf } from "./files.ts";

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
export const cannotOpen = (path: string, thrown: unknown): TechLookupError => {
  const reason = `names "${path}", which cannot be opened as a journal (${reasonOf(thrown)})`;
  return Object.assign(configurationError("path", `${reason}: ${adviceFor(thrown)}.`), {
    cause: safeCause(thrown, maskKeys),
  });
};

/** A journal that could not be written to. What was paid for is in it as far as it was told so. */
export const broken = (path: string, thrown: unknown): TechLookupError =>
  unforeseen(
    `The journal "${path}" could not be written to (${reasonOf(thrown)}), and nothing more is sent. What it holds is ` +
      `kept: ${adviceFor(thrown)}, then start the run again.`,
    thrown,
  );

/** A journal whose lock belongs to somebody else by now. */
export const lockLost = (path: string, now: string): TechLookupError =>
  unforeseen(
    `The lock of the journal "${path}" is no longer this run's, so it has stopped. Let one run write to it at a time.`,
    new Error(`${path}.lock ${now}`),
  );

/** A journal that is used after its end. */
export const closed = (path: string): TechLookupError =>
  configurationError("journal", `"${path}" is closed: open it again.`);

/** A line that is not as it was written, with others after it. */
export const badLine = (path: string, line: number): TechLookupError =>
  configurationError(
    "path",
    `names "${path}", whose line ${line} is damaged: its checksum is wrong. Copy the file, then delete that line ` +
      `(sed -i ${line}d). A domain whose line is gone may be looked up, and paid for, again.`,
  );

/** A line that is no longer as it was when the journal was opened. */
export const changed = (path: string): TechLookupError =>
  unforeseen(
    `The journal "${path}" was changed by somebody else while it was open. Run again, and leave it alone meanwhile.`,
    new Error("a line is not where it was"),
  );

/** A file of somebody else's. */
export const notOurs = (path: string): TechLookupError =>
  configurationError("path", `names "${path}", which is not a journal: name another file.`);

const unforeseen = (problem: string, cause: unknown): TechLookupError =>
  createError({
    name: "TechLookupError",
    code: "UNKNOWN_ERROR",
    message: `${problem} ${codes.UNKNOWN_ERROR.hint}`,
    cause: safeCause(cause, maskKeys),
  });

const reasonOf = (thrown: unknown): string => codeOf(thrown) ?? (thrown instanceof Error ? thrown.message : "unknown");
