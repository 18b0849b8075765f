/** Where a command begins that a sandbox runs; behind all words where none does. */
const demoAt = (argv: readonly string[]): number => {
  const at = argv.indexOf("--demo");
  const before = argv.slice(2, Math.max(2, at));
  // A shell that asks how to go on passes a whole command line.
  return before.includes("sandbox") && !before.includes("complete") ? at + 1 : argv.length;
};

/** The command that `sandbox --demo` runs, as it was typed: the options in it are its own. */
export const demoWords = (argv: readonly string[]): readonly string[] => argv.slice(demoAt(argv));

/** A command line without that of another command. */
export const ownWords = (argv: readonly string[]): string[] => argv.slice(0, demoAt(argv));
