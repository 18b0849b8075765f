import { check } from "@techlookup/core/platform";

/**
 * Checks the name of a run. It becomes part of keys, job ids and file names.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkRunName = (run: string): void =>
  check(
    typeof run === "string" && /^[a-z\d][\w.-]{0,63}$/i.test(run),
    "run",
    "be a name of 1 to 64 letters, digits, dots, hyphens and underscores, such as november",
    run,
  );
