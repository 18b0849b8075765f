import { attempt, hide, isObject, readText } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import { TechLookupError } from "../errors/tech-lookup-error.ts";

/** How much of a thrown value is looked through before it is taken to be unclean. */
const maxDepth = 4;

/** Whether a class is one of the language's own that an inspector shows by their properties alone, as it does not a Map. */
const isTransparent = (maker: object): boolean =>
  maker === globalThis.DOMException ||
  /^function (Object|Array|\w*Error|DOMException)\W+native code\W+$/.test(Function.prototype.toString.call(maker));

const fieldOf = Object.getOwnPropertyDescriptor;

/**
 * Whether a value, as deep as an inspector would show it, holds nothing that the redactor would change. Its classes are looked at
 * as it is itself: no secret is their name or a member's, and they have no getter and no words of their own.
 */
const isClean = (root: unknown, redact: Redactor): boolean => {
  let left = 300;
  const seen = new Set<unknown>();
  const isPlain = (shown: unknown): boolean => redact(String(shown)) === String(shown);

  const visit = (value: unknown, depth: number): boolean => {
    if (!isObject(value)) return typeof value !== "function" && isPlain(value);
    if (seen.has(value)) return true;
    if (depth > maxDepth || --left < 0) return false;
    seen.add(value);
    // Errors of ours have an inspection of their own.
    const ours = TechLookupError.prototype;
    const isOurs = Object.prototype.isPrototypeOf.call(ours, value);
    for (let part: object | null = value; part && part !== ours; part = Object.getPrototypeOf(part)) {
      const isClass = part !== value;
      if (isClass) {
        const maker: unknown = fieldOf(part, "constructor")?.value;
        if (typeof maker !== "function") return false;
        if (isTransparent(maker) && maker.prototype === part) break;
        if (!isPlain(fieldOf(maker, "name")?.value)) return false;
      }
      for (const key of Reflect.ownKeys(part)) {
        // Stacks are getters of the runtime's.
        if (key === (isClass ? "@techlookup/error" : "stack")) continue;
        const { get, value: member } = fieldOf(part, key) ?? {};
        if (get || !isPlain(key) || (isClass && typeof key === "symbol")) return false;
        if (typeof member !== "function") {
          if (!visit(member, depth + 1)) return false;
          // By some members, an object shows itself as it likes.
        } else if (isClass ? /^(toJSON|toString|inspect)$/.test(String(key)) : !isOurs) return false;
      }
    }
    return (
      ["name", "message", "stack", "cause"].every((key) => visit(Reflect.get(value, key), depth + 1)) &&
      // Throws for a proxy, whose target inspectors show.
      !!structuredClone(value)
    );
  };
  // A getter or proxy that throws cannot be looked through.
  return attempt(() => visit(root, 0)) === true;
};

const copy = (value: unknown, redact: Redactor, depth: number): unknown => {
  if (typeof value === "function") return undefined;
  if (!isObject(value)) return isClean(value, redact) ? value : redact(String(value));
  const inner = depth < maxDepth && "cause" in value ? copy(value.cause, redact, depth + 1) : undefined;
  const error = new Error("", inner === undefined ? undefined : { cause: inner });
  for (const key of ["name", "message", "code", "stack"]) {
    const text = readText(value, key);
    if (text !== undefined) hide(error, key, redact(text));
  }
  return error;
};

/**
 * What was thrown, fit to be shown as a `cause`: the very object where it holds no secret, as a runtime's own errors do;
 * a copy of its name, message, code, stack and cause, masked, where it does, as with clients that hang the request with
 * its headers on their errors. `undefined` where it throws when it is looked at, so that there is nothing to show.
 *
 * @example
 * const cause = safeCause(error, (text) => text.replaceAll("secret", "***"));
 */
export const safeCause = (thrown: unknown, redact: Redactor): unknown =>
  isClean(thrown, redact) ? thrown : attempt(() => copy(thrown, redact, 0));
