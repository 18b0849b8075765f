import type { Finding } from "./decoded.ts";
import { search } from "./search.ts";
import { splitErrors } from "./split-errors.ts";

/** Pieces that are looked at: whoever pastes more wants a list. */
const maxPieces = 60;

const keyOf = ({ code, reason, foreign }: Finding): string => `${code} ${reason} ${foreign}`;

/**
 * A finding with the part of the text that it stands in, where the text holds several errors: the evidence for one must not
 * be the words of another.
 */
export const inScope = (finding: Finding, text: string, nowMs: number): Finding => {
  const pieces = splitErrors(text).slice(0, maxPieces);
  if (pieces.length < 2 || (finding.code === undefined && !finding.foreign)) return finding;
  const found = pieces
    .map((piece) => search(piece, nowMs))
    .filter(({ code, foreign }) => code !== undefined || foreign);
  // Another API's error outranks what stands in the same lines, and no error of this API in other lines.
  if (finding.foreign) return found.find(({ foreign, confidence }) => !foreign && confidence !== "guess") ?? finding;
  // One error, in however many lines: all of them are evidence. A reason that one line leaves open is another line's.
  const isOne = found.every(({ code, reason = "unknown", foreign }) => {
    const isOpen = reason === "unknown" || (finding.reason ?? "unknown") === "unknown" || reason === finding.reason;
    return code === finding.code && isOpen && !foreign;
  });
  if (isOne) return finding;
  return found.find((one) => keyOf(one) === keyOf(finding)) ?? finding;
};
