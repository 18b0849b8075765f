import type { Decoded, DecodedError } from "./decoded.ts";
import { order } from "./search.ts";

/** An error without evidence of a cause is one more of the same, where another of its kind has some. */
const kindOf = ({ code, status, reason = "unknown", foreign, wouldBe }: Decoded): string =>
  foreign ? `another API's ${wouldBe ?? status ?? ""}` : `${code} ${reason}`;

const rank = ({ confidence }: Decoded): number => order.indexOf(confidence);
const isError = ({ code, foreign }: Decoded): boolean => code !== undefined || foreign === true;

/** Whether two are one error: of the same kind, and with no evidence that differs. */
const isSame = (one: Decoded, other: Decoded): boolean =>
  kindOf(one) === kindOf(other) &&
  (one.cause?.id ?? other.cause?.id) === (other.cause?.id ?? one.cause?.id) &&
  (one.parameter ?? other.parameter) === (other.parameter ?? one.parameter);

/** How much is known of an error: what there is to choose by among equals. */
const knows = ({ cause, parameter, request, status }: Decoded): number =>
  [cause, parameter, request, status].filter((known) => known !== undefined).length;

/** The one of two that says more. */
const better = (one: Decoded, other: Decoded): Decoded => {
  const difference = rank(one) - rank(other) || knows(other) - knows(one);
  return difference <= 0 ? one : other;
};

/**
 * The errors of a text's pieces, each once with how often, and that of the whole text where no piece alone tells it.
 *
 * @param whole What the text as a whole was taken for.
 */
export const mergeErrors = (whole: Decoded, pieces: readonly Decoded[]): readonly DecodedError[] => {
  const found: DecodedError[] = [];
  for (const decoded of pieces.filter(isError)) {
    const place = found.findIndex((one) => isSame(one, decoded));
    const before = found[place];
    if (before) found[place] = { ...better(before, decoded), times: before.times + 1 };
    else found.push({ ...decoded, times: 1 });
  }
  const sure = found.filter(({ confidence }) => confidence !== "guess");
  const [only] = sure;
  // The whole text has all the evidence there is.
  if (only && sure.length === 1 && kindOf(only) === kindOf(whole) && rank(whole) <= rank(only)) {
    return [{ ...whole, times: only.times }];
  }
  const known = sure.findIndex((one) => isSame(one, { ...whole, reason: whole.reason ?? one.reason ?? "unknown" }));
  if (known < 0) {
    const isMissing = isError(whole) && (sure.length === 0 || whole.confidence === "exact");
    return isMissing ? [{ ...whole, times: 1 }, ...sure] : sure;
  }
  return sure.map((one, index) => (index === known ? { ...better(one, whole), times: one.times } : one));
};
