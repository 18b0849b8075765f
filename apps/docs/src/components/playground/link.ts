import { maskKeys } from "@techlookup/core/platform";
import { numbers, plainSetup, type Setup, setupOf, texts, words } from "./setup.ts";

/** A setup that has a name, by which links call it. */
export interface NamedSetup {
  readonly id: string;
  readonly setup: Partial<Setup>;
}

/** Stands last, so that a link that was cut off is noticed. */
export const mark = "v=1";

const textOf = (name: keyof Setup, setup: Setup): string => {
  const value = setup[name];
  return Array.isArray(value) ? value.join() : String(value ?? "");
};

const names = [...Object.keys(words), ...numbers, "charges", ...texts] as readonly (keyof Setup)[];

/** Whether two setups are the same. */
export const isSame = (one: Setup, other: Setup): boolean =>
  names.every((name) => textOf(name, one) === textOf(name, other));

/**
 * The fragment of a link: no server sees it. Holds what differs from the plain setup; of a named one, its name alone. What looks like a
 * key is masked.
 */
export const fragmentOf = (setup: Setup, named: readonly NamedSetup[]): string => {
  const known = named.find((one) => isSame(setupOf(one.setup), setup));
  if (known) return `#${known.id}`;
  const given = names.filter((name) => textOf(name, setup) !== textOf(name, plainSetup));
  const pairs = given.map((name) => [name, maskKeys(textOf(name, setup))]);
  const query = new URLSearchParams(pairs).toString();
  return `#${query === "" ? "" : `${query}&`}${mark}`;
};
