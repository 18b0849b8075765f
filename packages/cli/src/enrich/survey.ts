import { KeySet } from "@techlookup/core/platform";
import type { JournalReader } from "@techlookup/node/enrich";
import type { List } from "./list.ts";
import { unnamed } from "./outcome.ts";
import { oddSuffix } from "./suffix.ts";

/** What a list comes to before anything is sent. */
export interface Survey {
  /** Rows with a name in them. */
  readonly rows: number;
  /** Domains, each once. */
  readonly domains: number;
  /** Rows that are no domain, and the first of them. */
  readonly notDomains: number;
  readonly problems: readonly string[];
  /** Domains whose suffix is on no list, and the first of them. They are looked up all the same. */
  readonly odd: number;
  readonly oddities: readonly string[];
  /** The first line that has characters of another encoding, which nobody can read. */
  readonly garbled: number | undefined;
  /** Domains with a result in the journal, those that failed apart. */
  readonly done: number;
  readonly failed: number;
  /** Domains that may have been charged, and whose result is unknown. */
  readonly open: number;
}

const shownProblems = 5;

/** Counts a list, against a journal if there is one. */
export const survey = async (list: List, journal: JournalReader | undefined): Promise<Survey> => {
  const seen = new KeySet();
  const problems: string[] = [];
  const counts = { done: 0, failed: 0, open: 0 };
  const oddities: string[] = [];
  let [rows, notDomains, odd] = [0, 0, 0];
  let garbled: number | undefined;
  for await (const { name, line, cells } of list.rows) {
    if (garbled === undefined && cells.some((cell) => cell.includes("\ufffd"))) garbled = line;
    const known = unnamed(name, line);
    if ("domain" in known) {
      rows++;
      if (!seen.add(known.domain)) continue;
      const state = journal?.stateOf(known.domain);
      if (state) counts[state]++;
      const suffix = oddSuffix(known.domain);
      if (suffix === undefined) continue;
      odd++;
      if (oddities.length < shownProblems)
        oddities.push(`line ${line}: ${known.domain} ends in ${suffix}, which is not a public suffix`);
    } else if (known.reason === "not-a-domain") {
      rows++;
      notDomains++;
      if (problems.length < shownProblems) problems.push(known.problem);
    }
  }
  return { rows, domains: seen.size, notDomains, problems, odd, oddities, garbled, ...counts };
};

/** What is said of a list that was saved in another encoding. */
export const garbledNote = (name: string, line: number): string =>
  `"${name}" has characters that are not UTF-8, on line ${line} first. They are replaced in the output: save the list as UTF-8 to keep them.`;
