import { maskKeys } from "@techlookup/core/platform";
import { planOf } from "./plan.ts";
import { chargedFailures, numbers, plainSetup, type Setup, setupOf, texts, words } from "./setup.ts";

/** A setup that has a name, by which links call it. */
export interface NamedSetup {
  readonly id: string;
  readonly setup: Partial<Setup>;
}

/** Stands last, so that a link that was cut off is noticed. */
const mark = "v=1";

const valueOf = (name: keyof Setup, setup: Setup): string => {
  const value = setup[name];
  return Array.isArray(value) ? value.join() : String(value ?? "");
};

const names = [...Object.keys(words), ...numbers, "charges", ...texts] as readonly (keyof Setup)[];

/** Whether two setups are the same. */
export const isSame = (one: Setup, other: Setup): boolean =>
  names.every((name) => valueOf(name, one) === valueOf(name, other));

/**
 * The fragment of a link: no server sees it. Holds what differs from the plain setup; of a named one, its name alone. What looks like a
 * key is masked.
 */
export const fragmentOf = (setup: Setup, named: readonly NamedSetup[]): string => {
  const known = named.find((one) => isSame(setupOf(one.setup), setup));
  if (known) return `#${known.id}`;
  const given = names.filter((name) => valueOf(name, setup) !== valueOf(name, plainSetup));
  const pairs = given.map((name) => [name, maskKeys(valueOf(name, setup))]);
  const query = new URLSearchParams(pairs).toString();
  return `#${query === "" ? "" : `${query}&`}${mark}`;
};

/** The value of a field, by the text that a link has for it; nothing where there is no such field or value. */
const read = (name: string, text: string): unknown => {
  if (Object.hasOwn(words, name)) return words[name as keyof typeof words].find((word) => word === text);
  if ((texts as readonly string[]).includes(name)) return text;
  if (name === "charges") {
    const given = text.split(",").filter((part) => part !== "");
    const known = chargedFailures.filter((failure) => given.includes(failure));
    return known.length === given.length ? known : undefined;
  }
  if (!(numbers as readonly string[]).includes(name) || text.trim() === "") return undefined;
  return Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** The setup of a link; nothing where it is damaged, or no link of the playground at all. */
export const setupOfFragment = (fragment: string, named: readonly NamedSetup[]): Setup | undefined => {
  const text = fragment.replace(/^#/, "");
  const known = named.find(({ id }) => id === text);
  if (known) return setupOf(known.setup);
  if (text !== mark && !text.endsWith(`&${mark}`)) return undefined;
  const differences: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text.slice(0, -mark.length))) {
    differences[name] = read(name, value);
    if (differences[name] === undefined) return undefined;
  }
  const setup = setupOf(differences as Partial<Setup>);
  try {
    planOf(setup);
    return setup;
  } catch {
    return undefined;
  }
};
