import type { JournalOptions, Lookup, Recalled } from "../../../src/enrich.ts";
import type { FragileFiles } from "./fragile-files.ts";
import type { Code } from "./mutate.ts";

/** Its name in tests that touch no disk. */
export const path = "list.techlookup.jsonl";

/** A clock whose timers do not wait. */
export const clock = {
  now: () => Date.UTC(2026, 10, 27),
  setTimer: (callback: () => void) => {
    const timer = setImmediate(callback);
    return () => clearImmediate(timer);
  },
};

/** Five domains; the result of one is longer than a sector of a disk. */
export const domains = ["a.example", "b.example", "c.example", "d.example", "e.example"];
const dataOf = (domain: string): object => ({ domain, text: domain === "b.example" ? "x".repeat(1_300) : "" });

/** A lookup that found something. */
export const found = (domain: string): Lookup => ({
  finding: { kind: "found", data: dataOf(domain) },
  charge: { least: 1, most: 1 },
  requests: 1,
});

/** What a run has promised: requests that left, and results that were handed on. */
export interface Promised {
  readonly sent: Set<string>;
  readonly handedOn: Set<string>;
}

/** A run over a list, as `enrich` makes it: what is known is handed on, what is not is sent. */
export const run = async (
  { openJournal }: Code,
  files: FragileFiles,
  { sent, handedOn }: Promised,
  options: JournalOptions & { readonly list?: readonly string[] } = {},
): Promise<void> => {
  const { list = domains, ...own } = options;
  const journal = await openJournal(path, { files, clock, ...own });
  const lookUp = async (domain: string): Promise<void> => {
    const before = await journal.recall(domain);
    if (before?.state === "done") mustBe(domain, before);
    else {
      await journal.intend(domain, 1);
      sent.add(domain);
      await journal.settle(domain, found(domain));
    }
    handedOn.add(domain);
  };
  const both = list.slice(0, 2).map(lookUp);
  await Promise.all(both);
  for (const domain of list.slice(2)) await lookUp(domain);
  await journal.close();
};

const mustBe = (domain: string, recalled: Recalled | undefined): void => {
  const data = recalled?.state === "done" && recalled.finding.kind === "found" && recalled.finding.data;
  if (JSON.stringify(data) !== JSON.stringify(dataOf(domain))) throw new Error(`${domain} has lost its result`);
};

/** What a journal knows of the five domains. */
const known = async (code: Code, files: FragileFiles): Promise<Map<string, Recalled | undefined>> => {
  const journal = await code.openJournal(path, { files, clock });
  const states = new Map<string, Recalled | undefined>();
  for (const domain of domains) states.set(domain, await journal.recall(domain));
  await journal.close();
  return states;
};

/** Throws unless a journal knows all that was promised. */
export const mustKnow = async (code: Code, files: FragileFiles, { sent, handedOn }: Promised): Promise<void> => {
  const states = await known(code, files);
  for (const domain of sent) if (!states.get(domain)) throw new Error(`${domain} was sent, and is not known`);
  for (const domain of handedOn) mustBe(domain, states.get(domain));
};
