import { check } from "@techlookup/core/platform";

/** Windows has no files of these names, with or without an ending, and none that end with a dot. */
const isReserved = (name: string): boolean => /^(con|prn|aux|nul|(com|lpt)\d)(\.|$)|\.$/i.test(name);

/**
 * Checks the name of a run. It becomes part of keys, job ids and file names.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkRunName = (run: string): void =>
  check(
    typeof run === "string" && /^[a-z\d][\w.-]{0,63}$/i.test(run) && !isReserved(run),
    "run",
    "be a name of 1 to 64 letters, digits, dots, hyphens and underscores that every system can give to a folder, such as november",
    run,
  );
