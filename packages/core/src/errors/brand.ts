import type { ErrorName } from "./error-fields.ts";
import { isObject } from "./is-object.ts";
import { readText } from "./read-text.ts";

/**
 * Something that bears the mark of this project's errors. A string, not a symbol or a class: it survives two installed
 * copies, ES modules beside CommonJS, frames and workers.
 */
export interface Branded {
  /** The name of the error's class. */
  readonly "@techlookup/error": ErrorName;
}

/** The class name that a marked value bears, or `undefined`. Never throws, whatever the value. */
export const brandOf = (value: unknown): string | undefined =>
  isObject(value) ? readText(value, "@techlookup/error") : undefined;

/**
 * `instanceof` by the mark for the classes of this project, so that it holds across copies; by prototype for classes
 * that others derive from them, since those share the name, and so the mark, of their base.
 */
export const isInstance = (type: { readonly prototype: { readonly name: ErrorName } }, value: unknown): boolean => {
  const { prototype } = type;
  if (!Object.hasOwn(prototype, "name")) return Function.prototype[Symbol.hasInstance].call(type, value);
  const brand = brandOf(value);
  return brand !== undefined && (prototype.name === "TechLookupError" || prototype.name === brand);
};
