import type { Hono } from "hono";
import { companyOf, profileOf } from "../data/profiles.ts";
import { invalid, Refusal, success } from "../envelope.ts";
import { charge } from "./charge.ts";
import type { Env, RouteContext } from "./context.ts";
import { readDomain, readSegment } from "./parameters.ts";

const readSite = async (context: RouteContext): Promise<string> => {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new Refusal("VALIDATION_ERROR", "The request body must be JSON with the parameter 'url'");
  }
  const url = (body as { url?: unknown } | null)?.url;
  if (typeof url !== "string" || url === "") throw invalid("url", "is required and must be a string");
  const host = url.includes("://") && URL.canParse(url) ? new URL(url).hostname : url;
  return readDomain("url", host);
};

/** Domains and companies: observed. Live detection: path and price documented, the rest observed. */
export const domainRoutes = (app: Hono<Env>): void => {
  app.get("/v1/domain/:domain", (context) => {
    const domain = readDomain("domain", readSegment(context, "domain"));
    if (!context.var.state.isStored(domain)) throw new Refusal("NOT_FOUND", `Domain not found: ${domain}`);
    charge(context, 1);
    return success(profileOf(domain));
  });

  app.get("/v1/company/:domain", (context) => {
    const domain = readDomain("domain", readSegment(context, "domain"));
    if (!context.var.state.isStored(domain)) throw new Refusal("NOT_FOUND", `Company not found: ${domain}`);
    charge(context, 1);
    return success(companyOf(domain));
  });

  app.post("/v1/technology-lookup-live", async (context) => {
    const { state } = context.var;
    const domain = await readSite(context);
    // A name that can never resolve (RFC 2606), so that there is something that live detection does not find.
    const isReachable = !domain.endsWith(".invalid");
    // Charged as it begins: who leaves before it ends has paid all the same, the worst that a client must expect.
    if (isReachable) charge(context, 5);
    await state.clock.sleep(state.liveDelayMs, context.req.raw.signal);
    if (!isReachable) throw new Refusal("NOT_FOUND", `Website not reachable: ${domain}`);
    state.store(domain);
    return success(profileOf(domain));
  });
};
