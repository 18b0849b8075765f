import { type CatalogCause, catalog } from "@techlookup/core/catalog";
import { docsBaseUrl } from "@techlookup/core/common";
import { type DecodedError, decodeAll, nearestCodes } from "@techlookup/core/decoder";
import { controls } from "@techlookup/core/platform";
import type { Work } from "../action.ts";
import { readStdin } from "../read-stdin.ts";
import { UsageError } from "../usage-error.ts";
import { explanationText } from "./explanation-text.ts";

/** An error of the text, with what the catalogue knows of its code. */
export interface Explanation extends DecodedError {
  readonly meaning?: string;
  readonly retried?: string;
  readonly causes?: readonly CatalogCause[];
}

/** Says what a pasted error is about. */
export const explain: Work<object> = async (session, args) => {
  const text = args.length === 0 || args.join() === "-" ? await readStdin("an error") : args.join(" ");
  const explanations = explanationsOf(text);
  // It is for people, whoever reads it first.
  const format = session.globals.format ?? "table";
  if (format !== "table") {
    const { printRows } = await import("../output/print-rows.ts");
    await printRows(session, explanations.map(toRow), {
      otherwise: format,
      whole: explanations.map(forPrograms),
      records: explanations.map(forPrograms),
    });
    return undefined;
  }
  await session.out.write(explanations.map((one) => explanationText(one, session.out)).join("\n"));
  return undefined;
};

/**
 * Every error of a text, explained.
 *
 * @throws UsageError when there is none in it.
 */
export const explanationsOf = (text: string): readonly Explanation[] => {
  const found = decodeAll(text).map(withCatalog);
  if (found.length > 0) return found;
  const word = text.trim().replace(controls, "\ufffd");
  const near = nearestCodes(word);
  if (near.length === 0) throw nothingKnown(word);
  return near.slice(0, 1).flatMap((code) =>
    decodeAll(code).map((decoded) => {
      const others = near.length > 1 ? ` Or ${near.slice(1).join(" or ")}?` : "";
      const why = `"${word}" is not a code. This is the nearest one.${others}`;
      return withCatalog({ ...decoded, confidence: "guess", why });
    }),
  );
};

const nothingKnown = (word: string): UsageError =>
  new UsageError(
    word === ""
      ? "There is no text. Name a code, paste an error, or pipe one in: techlookup explain RATE_LIMIT"
      : `The text contains no known error. Paste the whole message with its status and code, or see the list: ${docsBaseUrl}/errors/`,
  );

const withCatalog = (decoded: DecodedError): Explanation => {
  const { code = "" } = decoded;
  if (!Object.hasOwn(catalog, code)) return decoded;
  const { meaning, retried, causes } = catalog[code as keyof typeof catalog];
  return { ...decoded, meaning, retried, causes };
};

/** Without the text itself: a log may be long, and has nothing to do in another. */
export const forPrograms = ({ masked: _, ...explanation }: Explanation): object => explanation;

const toRow = ({ code, status, times, title, fix, docsUrl }: Explanation) => ({
  code,
  status,
  times,
  title,
  fix,
  docs: docsUrl,
});
