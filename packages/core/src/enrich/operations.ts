import type { TechLookupClient } from "../client.ts";
import { endpoints } from "../contract/endpoints.ts";
import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Operation } from "./record.ts";

/** One call that an operation makes for a domain. */
export interface Step {
  /** What is told of its success. */
  readonly kind: "found" | "detected-live";
  /** What an attempt costs, by the documented prices. */
  readonly credits: number;
  /** Makes it. */
  readonly call: (client: TechLookupClient, domain: string, options: CallOptions) => Call<unknown>;
}

const profile: Step = {
  kind: "found",
  credits: endpoints["domains.get"].credits,
  call: (client, domain, options) => client.domains.get(domain, options),
};
const company: Step = {
  kind: "found",
  credits: endpoints["companies.get"].credits,
  call: (client, domain, options) => client.companies.get(domain, options),
};
const detection: Step = {
  kind: "detected-live",
  credits: endpoints["domains.detectLive"].credits,
  call: (client, domain, options) => client.domains.detectLive(domain, options),
};

/**
 * The calls of an operation, in order: each after the first is made where the one before finds nothing.
 *
 * @param live Whether the website is looked at where nothing is stored.
 * @example
 * const [step] = stepsOf("company", false);
 */
export const stepsOf = (operation: Operation, live: boolean): readonly Step[] =>
  operation === "company" ? [company] : operation === "live" ? [detection] : live ? [profile, detection] : [profile];

/**
 * What a domain costs at most where no request is repeated, in credits.
 *
 * @example
 * priceOf("technologies", true); // 6
 */
export const priceOf = (operation: Operation, live: boolean): number =>
  stepsOf(operation, live).reduce((sum, { credits }) => sum + credits, 0);

/**
 * The least that a call costs which is too dear to be paid twice, in credits: a lookup is cheap enough, a live detection is not. Less than this cannot hold one.
 *
 * @example
 * dearOf(stepsOf("technologies", true)); // 5
 */
export const dearOf = (steps: readonly Step[]): number =>
  Math.min(...steps.map(({ credits }) => (credits > 1 ? credits : Infinity)));
