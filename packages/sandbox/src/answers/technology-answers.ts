import { hash } from "../data/hash.ts";
import { companyOf, runs } from "../data/profiles.ts";
import { type StoredTechnology, technologies, technologyByName } from "../data/technologies.ts";
import { invalid, Refusal } from "../envelope.ts";
import type { Answers } from "./answers.ts";

const dayMs = 86_400_000;

/** Bounds of the sandbox's own: the API's are unknown. */
const maxLimit = 1_000;
const defaultLimit = 50;

const limitOf = (limit = defaultLimit): number => {
  if (limit > maxLimit) throw invalid("limit", `must be at most ${maxLimit}, got '${limit}'`);
  return limit;
};

const found = (technology: StoredTechnology | undefined, text: string): StoredTechnology => {
  if (!technology) throw new Refusal("NOT_FOUND", `Technology not found: ${text}`);
  return technology;
};

/** The company behind a domain, with the fields that a list of companies has. */
const listed = (domain: string): Record<string, unknown> => {
  const { company_name: name, linkedin_url: _, description: __, associated_members: ___, ...rest } = companyOf(domain);
  return { name, industry_code: hash(domain) % 100, ...rest };
};

const signalsOf =
  (kind: "adoption" | "churn"): Answers<"signals">["signals.adoption"] =>
  ({ limit: given, offset = 0, technology_id: id, days = 30 }, { state }) => {
    const limit = limitOf(given);
    const all = state.storedDomains.flatMap((domain) =>
      technologies
        .filter(
          (technology) =>
            (id === undefined || technology.id === id) && hash(`${kind} ${domain}`) % 34 === technology.id,
        )
        .map((technology) => ({ domain, technology, ageDays: hash(domain) % 60 })),
    );
    const recent = all.filter(({ ageDays }) => ageDays < days);
    const signals = recent.slice(offset, offset + limit).map(({ domain, technology, ageDays }) => ({
      domain,
      technology,
      company: companyOf(domain).company_name,
      detected_at: new Date(state.clock.now() - ageDays * dayMs).toISOString(),
    }));
    return { made_up: true, signals, total: recent.length, limit, offset };
  };

/** Technologies, who runs them, and who took them up or gave them up. */
export const technologyAnswers: Answers<"technologies" | "signals"> = {
  "technologies.get": ({ name }) => {
    const technology = technologyByName(name);
    return technology ? { exists: true, technology } : { exists: false };
  },

  "technologies.domains": ({ name, limit: given }, { state }) => {
    const technology = found(technologyByName(name), name);
    const limit = limitOf(given);
    const domains = state.storedDomains.filter((domain) => runs(domain, technology));
    return {
      made_up: true,
      technology: technology.name,
      domains: domains.slice(0, limit).map((domain) => {
        const first = Date.UTC(2022, 0, 1) + (hash(domain) % 1_000) * dayMs;
        const last = first + (hash(technology.name) % 500) * dayMs;
        const [first_detected, last_detected] = [new Date(first).toISOString(), new Date(last).toISOString()];
        return { domain, first_detected, last_detected };
      }),
      count: domains.length,
    };
  },

  "technologies.companies": ({ id, limit: given, offset = 0, country, industry }, { state }) => {
    if (!/^\d+$/.test(id)) throw invalid("id", `must be a number, got '${id}'`);
    const technology = found(
      technologies.find((one) => String(one.id) === id),
      id,
    );
    const limit = limitOf(given);
    const companies = state.storedDomains
      .filter((domain) => runs(domain, technology))
      .map(listed)
      .filter((company) => country === undefined || company.country === country)
      .filter((company) => industry === undefined || company.industry === industry);
    const page = companies.slice(offset, offset + limit);
    return { made_up: true, technology, companies: page, total: companies.length, limit, offset };
  },

  "signals.adoption": signalsOf("adoption"),
  "signals.churn": signalsOf("churn"),
};
