import { isObject, readText } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";

/** How much of a thrown value is looked through before it is taken to be unclean. */
const maxDepth = 4;
const maxValues = 300;

/** Only these are looked through. Others, such as a Request or a Map, show more in a log than their properties tell. */
const isTransparent = (value: object): boolean =>
  /^\[object (Object|Array|Error|DOMException)\]$/.test(Object.prototype.toString.call(value));

/** Whether a value, as deep as an inspector would show it, holds nothing that the redactor would mask. */
const isClean = (root: unknown, redact: Redactor): boolean => {
  let left = maxValues;
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): boolean => {
    if (typeof value === "string") return redact(value) === value;
    if (!isObject(value) || seen.has(value)) return true;
    if (depth > maxDepth || --left < 0 || !isTransparent(value)) return false;
    seen.add(value);
    // A DOMException's texts are getters of its prototype.
    return [...Reflect.ownKeys(value), "name", "message", "stack", "cause"].every((key) =>
      visit(Reflect.get(value, key), depth + 1),
    );
  };
  try {
    return visit(root, 0);
  } catch {
    return false; // A getter or proxy that throws cannot be looked through.
  }
};

const copy = (value: unknown, redact: Redactor, depth: number): unknown => {
  if (typeof value === "string") return redact(value);
  if (!isObject(value)) return typeof value === "function" ? undefined : value;
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
