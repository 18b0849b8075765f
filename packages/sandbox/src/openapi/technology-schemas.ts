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
import { category, employees, year } from "./domain-schemas.ts";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, count, either, type Fields, field, listOf, open, schemaOf, text, time } from "./schema.ts";

const technology: Fields<Technology> = {
  id: field(either({ type: "integer" }, text), "The ID of the technology, for `/v1/technology/{id}/companies`."),
  name: field(text, "The name of the technology."),
  category,
};

/** As an object or by its name. */
const namedTechnology = field(either(schemaOf("Technology"), text), "The technology, as an object or by its name.");

const lookup: Fields<TechnologyLookup> = {
  exists: field({ type: "boolean" }, "Whether the technology is known."),
  technology: field(schemaOf("Technology"), "The technology that was looked up."),
};

const user = open(
  {
    domain: field(text, "The domain."),
    first_detected: field(time, "When the technology was first detected there."),
    last_detected: field(time, "When the technology was last detected there."),
  },
  "A domain that runs the technology.",
);

const domains: Fields<TechnologyDomains> = {
  technology: namedTechnology,
  domains: field(listOf(user), "Domains that run the technology."),
  count: field(count, "How many domains there are."),
};

const page: Fields<Page> = {
  total: field(count, "Items in the whole list."),
  limit: field(count, "Items on a page, at most."),
  offset: field(count, "Items before this page."),
};

const company: Fields<TechnologyCompany> = {
  domain: field(text, "The domain of the company."),
  name: field(text, "The name of the company."),
  industry: field(text, "The industry of the company."),
  industry_code: field(either({ type: "integer" }, text), "The industry as a code. Its origin is unknown."),
  employees,
  country: field(text, "The country of the company."),
  city: field(text, "The city of the company."),
  state: field(text, "The state or region of the company."),
  founded: year,
  company_type: field(text, "The legal or commercial form of the company."),
};

const companies: Fields<TechnologyCompanies> = {
  technology: namedTechnology,
  companies: field(listOf(schemaOf("TechnologyCompany")), "The companies on this page."),
  ...page,
};

const signal: Fields<Signal> = {
  domain: field(text, "The domain that adopted or dropped the technology."),
  technology: namedTechnology,
  company: field({}, "Of unknown form."),
  detected_at: field(time, "When the change was detected."),
};

const signals: Fields<Signals> = {
  signals: field(listOf(schemaOf("Signal")), "The signals on this page."),
  ...page,
};

/** What is answered about technologies. Observed: every field is optional. */
export const technologySchemas: Readonly<
  Record<AnswersOf<"technologies" | "signals"> | "Technology" | "TechnologyCompany" | "Signal", Schema>
> = {
  Technology: open(technology, "A technology."),
  TechnologyLookup: open(lookup, "Whether a technology is known. An unknown name may also be answered with 404."),
  TechnologyDomains: open(domains, "Domains that run a technology."),
  TechnologyCompany: open(company, "A company that runs a technology."),
  TechnologyCompanies: open(companies, "One page of the companies that run a technology."),
  Signal: open(signal, "A technology that a domain adopted or dropped."),
  Signals: open(signals, "One page of signals."),
};
