import { baseline, control, entries } from "./entries.ts";
import type { Section } from "./section.ts";

/**
 * Sections and clients by their names. Without the name of a section all of them; without that of a client all of them. The baseline and
 * the control always come along.
 *
 * @throws Error for a word that names neither.
 */
export const choose = (
  words: readonly string[],
  sections: readonly Section[],
): { sections: Section[]; names: string[] } => {
  const all = entries.filter(({ sizeOnly }) => !sizeOnly).map(({ name }) => name);
  const sectionNames = sections.map(({ name }) => name);
  const others = sections.flatMap(({ clients = [] }) => clients);
  const stray = words.filter((word) => ![...all, ...sectionNames, ...others].includes(word));
  if (stray.length > 0) {
    const known = `Sections: ${sectionNames.join(", ")}. Clients: ${[...all, ...others].join(", ")}.`;
    throw new Error(`Nothing here is called '${stray.join("' or '")}'. ${known}`);
  }
  const chosenSections = sections.filter(({ name }) => words.includes(name));
  const chosenNames = all.filter((name) => words.includes(name));
  const isChosen = (name: string): boolean => name === baseline || name === control || chosenNames.includes(name);
  return {
    sections: chosenSections.length > 0 ? chosenSections : [...sections],
    names: chosenNames.length > 0 ? all.filter(isChosen) : all,
  };
};
