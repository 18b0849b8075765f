import type { ActiveTechnology, Company, DomainProfile } from "@techlookup/node";
import type { Operation } from "@techlookup/node/enrich";
import { creditsOf, type Outcome } from "./outcome.ts";

/** A cell of what is appended to a row. */
type Cell = string | number;

const technologiesOf = (outcome: Outcome): readonly ActiveTechnology[] =>
  ("data" in outcome && (outcome.data as DomainProfile | null)?.active_technologies) || [];

const companyOf = (outcome: Outcome): Company => ("data" in outcome ? ((outcome.data as Company | null) ?? {}) : {});

const sourceOf = ({ kind }: Outcome, operation: Operation): string =>
  kind === "detected-live" || (kind === "found" && operation === "live") ? "live" : kind === "found" ? "stored" : "";

const errorOf = (outcome: Outcome): string =>
  "error" in outcome ? outcome.error.code : outcome.kind === "skipped" ? outcome.reason : "";

const common = (outcome: Outcome, operation: Operation) => ({
  source: sourceOf(outcome, operation),
  credits: creditsOf(outcome),
  error_code: errorOf(outcome),
});

const companyFields = [
  "company_name",
  "industry",
  "employees",
  "city",
  "country",
  "founded",
  "company_type",
  "linkedin_url",
] as const;

/** The rows that are appended to a row of the list: one, or one for each technology (`isLong`), always with the same columns. */
export const cellsOf = (
  outcome: Outcome,
  operation: Operation,
  isLong: boolean,
): readonly Readonly<Record<string, Cell>>[] => {
  const status = outcome.kind;
  const last = common(outcome, operation);
  if (operation === "company") {
    const company = companyOf(outcome);
    const fields = Object.fromEntries(companyFields.map((name) => [name, textOf(company[name])]));
    return [{ status, ...fields, ...last }];
  }
  const technologies = technologiesOf(outcome);
  if (!isLong) {
    const names = technologies.map(({ name }) => textOf(name)).filter(Boolean);
    return [{ status, technologies: names.join(";"), technology_count: technologies.length, ...last }];
  }
  const [first = {}, ...others] = technologies;
  // The domain was paid for once, so that the column adds up.
  return [
    { status, ...technologyCells(first), ...last },
    ...others.map((one) => ({ status, ...technologyCells(one), ...last, credits: 0 })),
  ];
};

const technologyCells = ({
  name,
  category,
  version,
  first_seen,
  last_seen,
  subdomain,
  confidence,
}: ActiveTechnology) => ({
  technology: textOf(name),
  category: textOf(typeof category === "object" ? category?.name : category),
  version: textOf(version),
  first_seen: textOf(first_seen),
  last_seen: textOf(last_seen),
  subdomain: textOf(subdomain),
  confidence: textOf(confidence),
});

const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));
