import { companyOf, profileOf } from "../data/profiles.ts";
import { Refusal } from "../envelope.ts";
import type { Answers } from "./answers.ts";

/** Domains, and the companies behind them. */
export const domainAnswers: Answers<"domains" | "companies"> = {
  "domains.get": ({ domain }, { state }) => {
    if (!state.isStored(domain)) throw new Refusal("NOT_FOUND", `Domain not found: ${domain}`);
    return profileOf(domain);
  },

  "domains.detectLive": async ({ site }, { state, signal, charge }) => {
    const domain = site.includes("://") ? new URL(site).hostname : site;
    // A name that can never resolve (RFC 2606), so that there is something that live detection does not find.
    const isReachable = !domain.endsWith(".invalid");
    // Charged as it begins: who leaves before it ends has paid, unless a lost answer costs nothing.
    if (isReachable) charge();
    await state.clock.sleep(state.settings.liveDelayMs, signal);
    if (!isReachable) throw new Refusal("NOT_FOUND", `Website not reachable: ${domain}`);
    state.store(domain);
    return profileOf(domain);
  },

  "companies.get": ({ domain }, { state }) => {
    if (!state.isStored(domain)) throw new Refusal("NOT_FOUND", `Company not found: ${domain}`);
    return companyOf(domain);
  },
};
