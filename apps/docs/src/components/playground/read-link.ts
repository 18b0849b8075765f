import { mark, type NamedSetup } from "./link.ts";
import { planOf } from "./plan.ts";
import { chargedFailures, numbers, type Setup, setupOf, texts, words } from "./setup.ts";

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
  const differences: [name: string, value: unknown][] = [];
  for (const [name, given] of new URLSearchParams(text.slice(0, -mark.length))) {
    const value = read(name, given);
    if (value === undefined) return undefined;
    differences.push([name, value]);
  }
  const setup = setupOf(Object.fromEntries(differences) as Partial<Setup>);
  try {
    planOf(setup);
    return setup;
  } catch {
    return undefined;
  }
};
