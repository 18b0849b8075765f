import { hash, pick } from "./hash.ts";
import { type StoredTechnology, technologies } from "./technologies.ts";

const dayMs = 86_400_000;
const epoch = Date.UTC(2021, 0, 1);

/** Half of the made-up times have milliseconds and half have not, as the API's own. */
const timestamp = (timeMs: number): string => {
  const text = new Date(timeMs).toISOString();
  return timeMs % 2 === 0 ? text.replace(/\.\d+Z$/, "Z") : text;
};

/** Whether, in this made-up world, a site runs a technology. */
export const runs = (domain: string, technology: StoredTechnology): boolean =>
  hash(`${domain} runs ${technology.name}`) % 4 === 0 || technology === pick(technologies, domain);

/** The made-up profile of a domain: the same for the same name, on every machine. */
export const profileOf = (domain: string): object => ({
  domain,
  made_up: true,
  active_technologies: technologies
    .filter((technology) => runs(domain, technology))
    .map(({ name, category }) => {
      const seed = hash(`${domain} ${name}`);
      const firstSeen = epoch + (seed % 1_500) * dayMs + (seed % 1_000);
      return {
        name,
        category: seed % 3 === 0 ? { name: category } : category,
        ...(seed % 2 === 0 && { version: `${seed % 20}.${seed % 7}.${seed % 5}` }),
        first_seen: timestamp(firstSeen),
        last_seen: timestamp(firstSeen + (seed % 300) * dayMs),
        ...(seed % 5 === 0 && { subdomain: `shop.${domain}` }),
        confidence: 50 + (seed % 51),
      };
    }),
});

const industries = ["Software", "Retail", "Financial services", "Media", "Travel", "Education"];
const countries = ["US", "DE", "FR", "GB", "ES", "SE", "NL"];
const cities = ["Springfield", "Entenhausen", "Clochemerle", "Ambridge", "Macondo", "Lönneberga", "Ketelveen"];
const sizes = ["1-10", "11-50", "51-200", "201-500", "501-1000", "1001-5000", "5001-10000"];

/** The made-up company behind a domain. */
export const companyOf = (domain: string): Record<string, unknown> => {
  const [label = domain] = domain.split(".");
  const seed = hash(`company ${domain}`);
  return {
    domain,
    made_up: true,
    company_name: `${label.charAt(0).toUpperCase()}${label.slice(1)} (made up)`,
    description: `A made-up company for tests with ${domain}.`,
    industry: pick(industries, domain),
    employees: pick(sizes, domain),
    city: cities[seed % cities.length],
    country: countries[seed % countries.length],
    founded: seed % 2 === 0 ? 1950 + (seed % 70) : String(1950 + (seed % 70)),
    linkedin_url: null,
    company_type: seed % 3 === 0 ? "Public" : "Private",
    associated_members: seed % 5_000,
  };
};
