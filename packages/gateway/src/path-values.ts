import { showValue } from "@techlookup/core/platform";
import { refuse } from "./answer.ts";
import { type FoundEndpoint, findEndpoint } from "./find-endpoint.ts";

/** Refuses a parameter with a 400 that names it, as the API does. */
export const invalid = (parameter: string, problem: string): never =>
  refuse("VALIDATION_ERROR", `Parameter '${parameter}' ${problem}`);

const maxLength = 253;

const label = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

/** Labels with dots between; the last is no number, or it would be an address. */
const domainShape = new RegExp(`^(?:${label}\\.)+(?!\\d+$)${label}$`);

/** International names become ASCII. What the URL parser would drop or resolve is refused before it is asked. */
const readDomain = (text: string): string | undefined => {
  if (/[\s\\/?#@:%[\]\p{Cc}]/u.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const host = new URL(`http://${text}`).hostname.replace(/\.$/, "");
  return host.length <= maxLength && domainShape.test(host) ? host : undefined;
};

/**
 * A technology's name. No slash, backslash or percent sign, plain or encoded: a server that decodes a path before it
 * looks where it leads would be led to another endpoint.
 */
const readName = (text: string): string | undefined =>
  /[\\/%\p{Cc}]/u.test(text) || /^\.{1,2}$/.test(text) || text.trim() === "" ? undefined : text;

const readId = (text: string): string | undefined => (/^[\w-]{1,100}$/.test(text) ? text : undefined);

const readers: Readonly<Record<string, readonly [read: (text: string) => string | undefined, wanted: string]>> = {
  domain: [readDomain, 'a domain name such as "example.com"'],
  name: [readName, "a name without slash, backslash or percent sign"],
  id: [readId, "an id as the API gives it"],
};

const decode = (parameter: string, encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return invalid(parameter, `must be percent-encoded UTF-8, and is ${showValue(encoded)}`);
  }
};

/**
 * The path that the API is asked for: made anew from the endpoint's pattern and from values that were decoded, checked
 * and encoded again, so that nothing of the caller's own spelling is left in it.
 *
 * @throws Refusal, a 400 that names the parameter.
 */
export const upstreamPath = ({ name, rule, parameters }: FoundEndpoint): string => {
  const path = rule.path.replace(/\{(\w+)\}/g, (_whole, parameter: string) => {
    const text = decode(parameter, parameters[parameter] ?? "");
    if (text.length > maxLength) {
      return invalid(parameter, `must have at most ${maxLength} characters, and has ${text.length}`);
    }
    const [read, wanted] = readers[parameter] ?? [];
    const value = read?.(text);
    return value === undefined
      ? invalid(parameter, `must be ${wanted}, and is ${showValue(text)}`)
      : encodeURIComponent(value);
  });
  // An id such as "n%61me" would turn the path into another endpoint's.
  if (findEndpoint(path)?.name !== name) return invalid("path", `must lead to ${rule.path}, and leads elsewhere`);
  return path;
};
