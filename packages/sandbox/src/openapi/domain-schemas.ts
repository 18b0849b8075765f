import type { ActiveTechnology, Company, DomainProfile } from "@techlookup/core";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, either, type Fields, field, listOf, open, schemaOf, text, time } from "./schema.ts";

/** A category, as a text or with a name. */
export const category: Schema = field(
  either(text, open({ name: field(text, "The name of the category.") }, "A category with its name.")),
  "The category, as a text or as an object.",
);

/** A year, as a number or a text. */
export const year: Schema = field(either({ type: "integer" }, text), "The year in which it was founded.");

/** A number of people, as a range. */
export const employees: Schema = field(
  { type: "string", examples: ["51-200"] },
  "How many people it employs, as a range such as `51-200`.",
);

const activeTechnology: Fields<ActiveTechnology> = {
  name: field(text, "The name of the technology."),
  category,
  version: field(text, "The version that was detected."),
  first_seen: field(time, "When it was first detected."),
  last_seen: field(time, "When it was last detected."),
  subdomain: field(text, "The subdomain on which it was detected."),
  confidence: field({ type: "number" }, "How certain the detection is. The scale is unknown."),
};

const profile: Fields<DomainProfile> = {
  active_technologies: field(listOf(schemaOf("ActiveTechnology")), "The technologies that the website runs."),
};

const company: Fields<Company> = {
  domain: field(text, "The domain that was looked up."),
  company_name: field(text, "The name of the company."),
  description: field(text, "What the company does."),
  industry: field(text, "The industry of the company."),
  employees,
  city: field(text, "The city of the company."),
  country: field(text, "The country of the company."),
  founded: year,
  linkedin_url: field(text, "The company's page on LinkedIn."),
  company_type: field(text, "The legal or commercial form of the company."),
  associated_members: field({}, "Of unknown form."),
};

/** What is answered about one domain. Observed: every field is optional. */
export const domainSchemas: Readonly<Record<AnswersOf<"domains" | "companies"> | "ActiveTechnology", Schema>> = {
  ActiveTechnology: open(activeTechnology, "A technology that was found on a site."),
  DomainProfile: open(profile, "What a site runs."),
  Company: open(company, "Who owns a domain."),
};
