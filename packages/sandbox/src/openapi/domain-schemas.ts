import type { ActiveTechnology, Company, DomainProfile } from "@techlookup/core";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, either, type Fields, listOf, open, schemaOf, text, time } from "./schema.ts";

/** A category, as a text or with a name. */
export const category: Schema = either(text, open({ name: text }, "A category with its name."));

/** A year, as a number or a text. */
export const year: Schema = either({ type: "integer" }, text);

const activeTechnology: Fields<ActiveTechnology> = {
  name: text,
  category,
  version: text,
  first_seen: time,
  last_seen: time,
  subdomain: text,
  confidence: { type: "number" },
};

const profile: Fields<DomainProfile> = { active_technologies: listOf(schemaOf("ActiveTechnology")) };

const company: Fields<Company> = {
  domain: text,
  company_name: text,
  description: text,
  industry: text,
  employees: { type: "string", examples: ["51-200"] },
  city: text,
  country: text,
  founded: year,
  linkedin_url: text,
  company_type: text,
  // Of unknown form.
  associated_members: {},
};

/** What is answered about one domain. Observed: every field is optional. */
export const domainSchemas: Readonly<Record<AnswersOf<"domains" | "companies"> | "ActiveTechnology", Schema>> = {
  ActiveTechnology: open(activeTechnology, "A technology that was found on a site."),
  DomainProfile: open(profile, "What a site runs."),
  Company: open(company, "Who owns a domain."),
};
