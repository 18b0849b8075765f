import { type EnrichRecord, readName } from "@techlookup/node/enrich";
import { UsageError } from "../usage-error.ts";
import type { DomainTask } from "./look-up-domain.ts";

/** An argument: a domain to be looked up, or why it is not. */
export type Argument = DomainTask | Extract<EnrichRecord, { kind: "skipped" }>;

/**
 * The domains that were typed, each once.
 *
 * @throws UsageError when none is a domain.
 */
export const readDomains = (args: readonly string[]): readonly Argument[] => {
  const seen = new Set<string>();
  const read = args.map((input, index): Argument => {
    const line = index + 1;
    const { domain, problem = "is empty" } = readName(input);
    if (domain === undefined)
      return { kind: "skipped", input, line, reason: "not-a-domain", problem: `argument ${line} ${problem}` };
    if (!seen.has(domain)) {
      seen.add(domain);
      return { input, line, domain };
    }
    return { kind: "skipped", input, line, domain, reason: "duplicate", problem: `${input} means ${domain} once more` };
  });
  if (seen.size > 0) return read;
  const problems = read.flatMap((one) => ("problem" in one ? [one.problem] : []));
  throw new UsageError(
    `There is no domain to look up: ${problems.join("; ")}. Nothing was sent. For a file of domains: techlookup enrich <file>`,
  );
};
