import type { Confidence, Finding } from "./decoded.ts";
import { findCutCode } from "./find-cut-code.ts";
import { findDescription } from "./find-description.ts";
import { findForeign } from "./find-foreign.ts";
import { findHttpAnswer } from "./find-http-answer.ts";
import { findPage } from "./find-page.ts";
import { findRecord } from "./find-record.ts";
import { findSymptom } from "./find-symptom.ts";
import { findWord } from "./find-word.ts";
import { levelsOf } from "./plain-text.ts";
import { findWording } from "./wordings.ts";

type Finder = (text: string, nowMs: number) => Finding | undefined;

/** The surest first: what only this project writes, then what the API answers, then what others say. */
const finders: readonly Finder[] = [
  findHttpAnswer,
  findRecord,
  findDescription,
  findForeign,
  findPage,
  findCutCode,
  findSymptom,
  findWording,
  findWord,
];

/** From sure to unsure. */
export const order: readonly Confidence[] = ["exact", "likely", "guess"];

const nothing: Finding = { confidence: "guess", why: "The text contains no known error." };

/** A body in another API's form outranks what may only look like this API's; an SDK's name does not outrank a lost connection. */
const outranks = (foreign: Finding, best: Finding | undefined): boolean =>
  !best?.isOurs && (foreign.evidence !== undefined || best?.code !== "NETWORK_ERROR");

/**
 * The surest finding, one with a code before one without; of equals the one that comes first. With where its evidence is looked
 * for: in the text as it reads once nothing in it is escaped.
 */
export const search = (text: string, nowMs: number): Finding => {
  const found: Finding[] = [];
  const levels = levelsOf(text);
  for (const find of finders) {
    for (const level of levels) {
      const finding = find(level, nowMs);
      if (!finding) continue;
      const placed = { ...finding, evidence: finding.evidence ?? levels.at(-1) };
      if (finding.confidence === "exact") return placed;
      // Of another API's error it counts whether a body was found, so it is left as it is.
      found.push(finding.foreign ? finding : placed);
    }
  }
  const ranked = order.flatMap((confidence) => found.filter((finding) => finding.confidence === confidence));
  const best = ranked.find(({ code }) => code !== undefined) ?? ranked.find((one) => !one.foreign) ?? nothing;
  const foreign = found.find((finding) => finding.foreign);
  return foreign && outranks(foreign, best) ? foreign : best;
};
