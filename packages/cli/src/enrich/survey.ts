import { KeySet } from "@techlookup/core/platform";
import type { JournalReader } from "@techlookup/node/enrich";
import type { List } from "./list.ts";
import { unnamed } from "./outcome.ts";

/** What a list comes to before anything is sent. */
export interface Survey {
  /** Rows with a name in them. */
  readonly rows: number;
  /** Domains, each once. */
  readonly domains: number;
  /** Rows that are no domain, and the first of them. */
  readonly notDomains: number;
  readonly problems: readonly string[];
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
  let [rows, notDomains] = [0, 0];
  for await (const { name, line } of list.rows) {
    const known = unnamed(name, line);
    if ("domain" in known) {
      rows++;
      const state = seen.add(known.domain) ? journal?.stateOf(known.domain) : undefined;
      if (state) counts[state]++;
    } else if (known.reason === "not-a-domain") {
      rows++;
      notDomains++;
      if (problems.length < shownProblems) problems.push(known.problem);
    }
  }
  return { rows, domains: seen.size, notDomains, problems, ...counts };
};
