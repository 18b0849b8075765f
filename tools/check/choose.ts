import type { Gate } from "./gate.ts";

/** `lint` means "lint and format", and not "publint". */
const startsWord = (name: string, wanted: string): boolean => {
  const places = name.toLowerCase().split(wanted.toLowerCase()).slice(0, -1);
  return places.some((before) => !/[a-z\d]$/.test(before));
};

/** The words that begin in no gate's name. */
export const strayWords = (gates: readonly Gate[], words: readonly string[]): readonly string[] =>
  words.filter((word) => !gates.some(({ name }) => startsWord(name, word)));

/** The gates in whose names one of the words begins, and those that they need; all without a word. */
export const chooseGates = (gates: readonly Gate[], words: readonly string[]): readonly Gate[] => {
  if (words.length === 0) return gates;
  const chosen = new Set(gates.filter(({ name }) => words.some((word) => startsWord(name, word))));
  // What a need needs joins behind it, and is looked at in its turn.
  for (const { needs = [] } of chosen) for (const gate of gates) if (needs.includes(gate.name)) chosen.add(gate);
  return gates.filter((gate) => chosen.has(gate));
};
