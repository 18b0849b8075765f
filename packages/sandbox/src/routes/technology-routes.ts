import type { Hono } from "hono";
import { hash } from "../data/hash.ts";
import { companyOf, runs } from "../data/profiles.ts";
import { type StoredTechnology, technologies, technologyByName } from "../data/technologies.ts";
import { invalid, Refusal, success } from "../envelope.ts";
import { charge } from "./charge.ts";
import type { Env, RouteContext } from "./context.ts";
import { readCount, readPage, readSegment } from "./parameters.ts";

const dayMs = 86_400_000;

const readTechnology = (context: RouteContext): StoredTechnology => {
  const name = readSegment(context, "name");
  const technology = technologyByName(name);
  if (!technology) throw new Refusal("NOT_FOUND", `Technology not found: ${name}`);
  return technology;
};

const readId = (context: RouteContext): StoredTechnology => {
  const text = readSegment(context, "id");
  if (!/^\d+$/.test(text)) throw invalid("id", `must be a number, got '${text}'`);
  const technology = technologies.find(({ id }) => String(id) === text);
  if (!technology) throw new Refusal("NOT_FOUND", `Technology not found: ${text}`);
  return technology;
};

/** Technologies and signals: observed. */
export const technologyRoutes = (app: Hono<Env>): void => {
  app.get("/v1/technology/name/:name", (context) => {
    const technology = technologyByName(readSegment(context, "name"));
    charge(context, 1);
    return success(technology ? { exists: true, technology } : { exists: false });
  });

  app.get("/v1/technology/name/:name/domains", (context) => {
    const technology = readTechnology(context);
    const { limit } = readPage(context);
    const found = context.var.state.storedDomains.filter((domain) => runs(domain, technology));
    charge(context, 1);
    return success({
      made_up: true,
      technology: technology.name,
      domains: found.slice(0, limit).map((domain) => {
        const first = Date.UTC(2022, 0, 1) + (hash(domain) % 1_000) * dayMs;
        const last = first + (hash(technology.name) % 500) * dayMs;
        const [first_detected, last_detected] = [new Date(first).toISOString(), new Date(last).toISOString()];
        return { domain, first_detected, last_detected };
      }),
      count: found.length,
    });
  });

  app.get("/v1/technology/:id/companies", (context) => {
    const technology = readId(context);
    const { limit, offset } = readPage(context);
    const { country, industry } = context.req.query();
    const found = context.var.state.storedDomains
      .filter((domain) => runs(domain, technology))
      .map((domain) => {
        const {
          company_name: name,
          linkedin_url: _,
          description: __,
          associated_members: ___,
          ...rest
        } = companyOf(domain);
        return { name, industry_code: hash(domain) % 100, ...rest } as Record<string, unknown>;
      })
      .filter((company) => country === undefined || company.country === country)
      .filter((company) => industry === undefined || company.industry === industry);
    charge(context, 1);
    const companies = found.slice(offset, offset + limit);
    return success({ made_up: true, technology, companies, total: found.length, limit, offset });
  });

  for (const kind of ["adoption", "churn"]) {
    app.get(`/v1/signals/${kind}`, (context) => {
      const { state } = context.var;
      const { limit, offset } = readPage(context);
      const id = readCount(context, "technology_id");
      const days = readCount(context, "days") ?? 30;
      const found = state.storedDomains.flatMap((domain) =>
        technologies
          .filter(
            (technology) =>
              (id === undefined || technology.id === id) && hash(`${kind} ${domain}`) % 34 === technology.id,
          )
          .map((technology) => ({ domain, technology, ageDays: hash(domain) % 60 })),
      );
      const recent = found.filter(({ ageDays }) => ageDays < days);
      charge(context, 1);
      const signals = recent.slice(offset, offset + limit).map(({ domain, technology, ageDays }) => ({
        domain,
        technology,
        company: companyOf(domain).company_name,
        detected_at: new Date(state.clock.now() - ageDays * dayMs).toISOString(),
      }));
      return success({ made_up: true, signals, total: recent.length, limit, offset });
    });
  }
};
