import { factsOf } from "./facts.ts";
import { maxLines, rules } from "./rules.ts";

/** The house lines that one file crosses, ready to print. */
export const checkFile = (path: string, text: string): string[] => {
  const lineCount = text.trimEnd().split("\n").length;
  const long =
    lineCount > maxLines ? [`${path}: ${lineCount} lines, and ${maxLines} are allowed: split it by concept`] : [];
  const relevant = rules.filter(({ files, except }) => files.test(path) && !except?.test(path));
  if (relevant.length === 0) return long;
  const facts = factsOf(path, text);
  const crossed = relevant.flatMap(({ name, kind, forbidden, instead }) =>
    facts
      .filter((fact) => fact.kind === kind && forbidden.test(fact.value))
      .map(({ value, line }) => `${path}:${line}: '${value}' crosses "${name}": ${instead}`),
  );
  return [...long, ...crossed];
};
