import { isObject, readText } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import { TechLookupError } from "../errors/tech-lookup-error.ts";

/** How much of a thrown value is looked through before it is taken to be unclean. */
const maxDepth = 4;
const maxValues = 300;

/** The language's own classes that an inspector shows by their properties alone, as it does not a Map or a Request. */
const transparent = /^function (Object|Array|\w*Error|DOMException)\W+native code\W+$/;

/** Members by which an object shows itself as it likes. */
const ownWords = /^(toJSON|toString|inspect)$/;

const fieldOf = Object.getOwnPropertyDescriptor;

/** Whether a value, as deep as an inspector would show it, holds nothing that the redactor would change. */
const isClean = (root: unknown, redact: Redactor): boolean => {
  let left = maxValues;
  const seen = new Set<unknown>();
  const isPlain = (shown: unknown): boolean => redact(String(shown)) === String(shown);

  /** Whether classes tell nothing: no secret is their name or a member's, and they have no getter and no words of their own. */
  const isQuiet = (prototype: object | null, depth: number): boolean => {
    if (!prototype || prototype === TechLookupError.prototype) return true;
    const maker: unknown = fieldOf(prototype, "constructor")?.value;
    if (typeof maker !== "function") return false;
    const isNative = maker === globalThis.DOMException || transparent.test(Function.prototype.toString.call(maker));
    if (isNative && maker.prototype === prototype) return true;
    const isQuietMember = (key: PropertyKey): boolean => {
      const { get, value } = fieldOf(prototype, key) ?? {};
      if (key === "@techlookup/error") return true;
      if (get || typeof key === "symbol" || !isPlain(key)) return false;
      return typeof value === "function" ? !ownWords.test(String(key)) : visit(value, depth);
    };
    return (
      isPlain(fieldOf(maker, "name")?.value) &&
      Reflect.ownKeys(prototype).every(isQuietMember) &&
      isQuiet(Object.getPrototypeOf(prototype), depth)
    );
  };

  const visit = (value: unknown, depth: number): boolean => {
    if (!isObject(value)) return typeof value !== "function" && isPlain(value);
    if (seen.has(value)) return true;
    if (depth > maxDepth || --left < 0 || !isQuiet(Object.getPrototypeOf(value), depth + 1)) return false;
    seen.add(value);
    // Errors of ours have an inspection of their own. A DOMException's texts, and stacks, are getters of the runtime's.
    const isOurs = Object.prototype.isPrototypeOf.call(TechLookupError.prototype, value);
    const isCleanField = (key: PropertyKey): boolean => {
      const { get, value: part } = fieldOf(value, key) ?? {};
      if (key === "stack" || (isOurs && typeof part === "function")) return true;
      return !get && isPlain(key) && visit(part, depth + 1);
    };
    return (
      Reflect.ownKeys(value).every(isCleanField) &&
      ["name", "message", "stack", "cause"].every((key) => visit(Reflect.get(value, key), depth + 1)) &&
      // Throws for a proxy, whose target inspectors show.
      !!structuredClone(value)
    );
  };
  try {
    return visit(root, 0);
  } catch {
    return false; // A getter or proxy that throws cannot be looked through.
  }
};

const copy = (value: unknown, redact: Redactor, depth: number): unknown => {
  if (typeof value === "function") return undefined;
  if (!isObject(value)) return isClean(value, redact) ? value : redact(String(value));
  const inner = depth < maxDepth && "cause" in value ? copy(value.cause, redact, depth + 1) : undefined;
  const error = new Error("", inner === undefined ? undefined : { cause: inner });
  for (const key of ["name", "message", "code", "stack"]) {
    const text = readText(value, key);
    if (text !== undefined) Object.defineProperty(error, key, { value: redact(text), configurable: true });
  }
  return error;
};

/**
 * What was thrown, fit to be shown as a `cause`: the very object where it holds no secret, as a runtime's own errors do;
 * a copy of its name, message, code, stack and cause, masked, where it does, as with clients that hang the request with
 * its headers on their errors.
 */
export const safeCause = (thrown: unknown, redact: Redactor): unknown => {
  if (isClean(thrown, redact)) return thrown;
  try {
    return copy(thrown, redact, 0);
  } catch {
    return undefined; // It throws when it is looked at, so there is nothing to show.
  }
};
