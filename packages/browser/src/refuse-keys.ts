import { configurationError } from "@techlookup/core/platform";

/** Keys of the documented form, wherever they stand. */
const keyShape = /tapi_(live|test)_/i;

/** Whether something holds what is shaped like a secret key of the API. */
export const holdsKey = (value: unknown): boolean => typeof value === "string" && keyShape.test(value);

/** The end of every refusal. It never shows the key. */
export const advice: string =
  "must not be a secret key: whoever opens a page can read it. Keep the key on a server and pass { gateway }, and replace a key that was ever in a page";

/**
 * Refuses options that hold a secret key, however it got there.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const refuseKeys = (options: object): void => {
  for (const [name, value] of Object.entries(options)) {
    const text = value instanceof URL ? value.href : value;
    if (holdsKey(text) || (name === "apiKey" && value !== undefined)) throw configurationError(name, advice);
  }
};
