import { configurationError, showValue } from "@techlookup/core/platform";
import { refuse } from "./answer.ts";
import type { Authorize } from "./options.ts";

/** Longer ones would make the memory that the limits take unbounded. Our decision. */
const maxIdLength = 200;

const internal = (operatorError: unknown): never =>
  refuse("INTERNAL_ERROR", "The gateway could not tell who is calling. Try again later.", { operatorError });

/**
 * Asks who makes a request.
 *
 * @returns The caller's id.
 * @throws Refusal: a 401 for nobody, a 500 for an `authorize` that throws or returns neither a caller nor nothing.
 */
export const callerOf = async (authorize: Authorize, request: Request): Promise<string> => {
  let caller: unknown;
  try {
    caller = await authorize(request);
  } catch (thrown) {
    return internal(thrown);
  }
  if (!caller) return refuse("UNAUTHORIZED", "The gateway does not know who is calling. Sign in, then try again.");
  const id: unknown = typeof caller === "object" && "id" in caller ? caller.id : undefined;
  if (typeof id === "string" && id !== "" && id.length <= maxIdLength) return id;
  const wanted = `must return { id }, a text of 1 to ${maxIdLength} characters, or null`;
  const got = typeof id === "string" ? `an id of ${id.length} characters` : showValue(id ?? caller);
  return internal(configurationError("authorize", `${wanted}, and returned ${got}`));
};
