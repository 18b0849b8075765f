import type {
  Page,
  Signal,
  Signals,
  Technology,
  TechnologyCompanies,
  TechnologyCompany,
  TechnologyDomains,
  TechnologyLookup,
} from "@techlookup/core";
import { category, year } from "./domain-schemas.ts";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, count, either, type Fields, listOf, open, schemaOf, text, time } from "./schema.ts";

const technology: Fields<Technology> = { id: either({ type: "integer" }, text), name: text, category };

/** As an object or by its name. */
const namedTechnology = either(schemaOf("Technology"), text);

const lookup: Fields<TechnologyLookup> = { exists: { type: "boolean" }, technology: schemaOf("Technology") };

const domains: Fields<TechnologyDomains> = {
  technology: namedTechnology,
  domains: listOf(
    open({ domain: text, first_detected: time, last_detected: time }, "A domain that runs the technology."),
  ),
  count,
};

const page: Fields<Page> = { total: count, limit: count, offset: count };

const company: Fields<TechnologyCompany> = {
  domain: text,
  name: text,
  industry: text,
  industry_code: either({ type: "integer" }, text),
  employees: { type: "string", examples: ["51-200"] },
  country: text,
  city: text,
  state: text,
  founded: year,
  company_type: text,
};

const companies: Fields<TechnologyCompanies> = {
  technology: namedTechnology,
  companies: listOf(schemaOf("TechnologyCompany")),
  ...page,
};

const signal: Fields<Signal> = { domain: text, technology: namedTechnology, company: {}, detected_at: time };

const signals: Fields<Signals> = { signals: listOf(schemaOf("Signal")), ...page };

/** What is answered about technologies. Observed: every field is optional. */
export const technologySchemas: Readonly<
  Record<AnswersOf<"technologies" | "signals"> | "Technology" | "TechnologyCompany" | "Signal", Schema>
> = {
  Technology: open(technology, "A technology."),
  TechnologyLookup: open(lookup, "Whether a technology is known. An unknown name may also be answered with 404."),
  TechnologyDomains: open(domains, "Domains that run a technology."),
  TechnologyCompany: open(company, "A company that runs a technology."),
  TechnologyCompanies: open(companies, "One page of the companies that run a technology."),
  Signal: open(signal, "A technology that a domain took up or gave up."),
  Signals: open(signals, "One page of signals."),
};
