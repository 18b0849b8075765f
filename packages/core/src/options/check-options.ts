import { check } from "../errors/checks.ts";
import { isObject } from "../errors/is-object.ts";

/**
 * Checks that a client's options are an object.
 *
 * @param example What they could be.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkOptions({}, "{ apiKey }");
 */
export const checkOptions = (options: unknown, example: string): void =>
  check(isObject(options), "options", `be an object such as ${example}`, options);
