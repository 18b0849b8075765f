/** Where a command begins that a sandbox runs; behind all words where none does. */
const demoAt = (argv: readonly string[]): number => {
  const at = argv.indexOf("--demo");
  return at > 0 && argv.slice(0, at).includes("sandbox") ? at + 1 : argv.length;
};

/** The command that `sandbox --demo` runs, as it was typed: the options in it are its own. */
export const demoWords = (argv: readonly string[]): readonly string[] => argv.slice(demoAt(argv));

/** A command line without that of another command. */
export const ownWords = (argv: readonly string[]): string[] => argv.slice(0, demoAt(argv));
