import { copyOf } from "../errors/plain-data.ts";
import { buildCall as build, type Refuse, refuseArgument } from "./build-call.ts";
import type { CallSpec } from "./call-spec.ts";
import { type Arguments, type EndpointName, endpoints } from "./endpoints.ts";
import { type KindName, kinds, wantedOf as wanted } from "./kinds.ts";

/**
 * The call of an endpoint as data, its arguments checked by the contract.
 *
 * @param refuse Throws for the first argument that is wrong. Default: a `ConfigurationError` (`CONFIGURATION_ERROR`).
 * @example
 * buildCall("domains.get", { domain: "Example.com" }).path; // "/v1/domain/example.com"
 */
export const buildCall = <Name extends EndpointName>(
  name: Name,
  given: Arguments<Name>,
  refuse: Refuse = refuseArgument,
): CallSpec => {
  // Clients name endpoints themselves, so that a page does without this.
  if (typeof name !== "string" || !Object.hasOwn(endpoints, name))
    refuse("name", "be that of an endpoint, such as domains.get", name);
  return build(name, copyOf(given) ?? refuse("given", "be data that can be read", given), refuse);
};

/**
 * What a value of a kind must be, as words that follow "must". Names a character that no domain name has: it may look like
 * another one, or like none.
 *
 * @example
 * wantedOf("domain", "exam–ple.com"); // be a domain name such as "example.com", without U+2013 (–) at character 5
 */
export const wantedOf = (kind: KindName, value: unknown): string =>
  typeof kind === "string" && Object.hasOwn(kinds, kind) ? wanted(kind, value) : "be of a known kind";
