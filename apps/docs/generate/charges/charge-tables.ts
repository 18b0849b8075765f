import { type KnownCode, slugOf } from "@techlookup/core";
import { codeLink, table } from "../tables/table.ts";
import { type ChargeRow, charges, repeatRules, worstOf } from "./charges.ts";
import { cellInWords, chargedInWords, creditsInWords, priceInWords } from "./words.ts";

/** The kinds that have columns. The others follow them: their calls are retried alike, at another price. */
const shown = charges.kinds.filter(({ id }) => id === "GET 1" || id === "POST 5").toReversed();

const heads = shown.map((kind) => `${kind.title} (${priceInWords(kind)})`);

const links = (codes: readonly KnownCode[]): string => codes.map((code) => codeLink(code, slugOf(code))).join(", ");

const named = ({ what, codes }: ChargeRow): string => (codes.length > 0 ? `${what}: ${links(codes)}` : what);

/** Each failure, with what it comes to under the default options. */
const chargeTable = (): string =>
  table(
    ["What happened", ...heads, "Charged?", "Retry rule"],
    charges.rows.map((row) => [
      named(row),
      ...shown.map(({ id }) => cellInWords(worstOf(row.id, id))),
      chargedInWords(row),
      row.rule,
    ]),
  );

const differs = ({ id }: ChargeRow): boolean =>
  shown.some((kind) => new Set(repeatRules.map((rule) => cellInWords(worstOf(id, kind.id, rule)))).size > 1);

/** The failures for which `repeat` makes a difference. */
const repeatTable = (): string =>
  table(
    ["What happened", "Call", ...repeatRules.map((rule) => `\`${rule}\``)],
    charges.rows
      .filter(differs)
      .flatMap((row) =>
        shown.map(({ id, title }) => [
          row.what,
          title,
          ...repeatRules.map((rule) => cellInWords(worstOf(row.id, id, rule))),
        ]),
      ),
  );

/** The tables of charges as Markdown, by the names of their files. */
export const chargeTables = (): Readonly<Record<string, string>> => ({
  charges: chargeTable(),
  "charges-by-repeat": repeatTable(),
});

/**
 * The same in three sentences, for the home page.
 *
 * @throws Error when the rules have changed so that the sentences no longer hold.
 */
const chargesInShort = (): string => {
  const [lookup, live, liveAfter500] = [
    worstOf("lost", "GET 1"),
    worstOf("lost", "POST 5"),
    worstOf("server-error", "POST 5"),
  ];
  if (live.attempts !== 1 || liveAfter500.attempts < 2)
    throw new Error("Rewrite chargesInShort: the rules have changed");
  return (
    `A lookup makes up to ${lookup.attempts} attempts, so it may cost up to ${creditsInWords(lookup.credits ?? 0)}. ` +
    "A live detection whose response was lost is not retried unless you ask for it. After a 500 it is retried, as the vendor documents."
  );
};

/** What pages show: `charges.json`. */
export interface ShownCharges {
  readonly inShort: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly what: string;
    readonly codes: readonly string[];
    readonly cells: readonly string[];
    readonly charged: string;
  }[];
}

/** The table in words. Pages load it, so the figures behind it stay out: see `worstOf`. */
export const chargesJson = (): ShownCharges => ({
  inShort: chargesInShort(),
  heads,
  rows: charges.rows.map((row) => ({
    what: row.what,
    codes: row.codes,
    cells: shown.map(({ id }) => cellInWords(worstOf(row.id, id))),
    charged: chargedInWords(row),
  })),
});
