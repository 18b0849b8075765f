import { configurationError } from "../errors/configuration.ts";
import { minKeyLength } from "../errors/mask-secret.ts";

/**
 * What no key has: anything but visible ASCII, which is what a header may carry, and quotes around it, which are copied along. The
 * alphabet of keys is not documented, so no more is asked.
 */
const stranger = /[^\x21-\x7e]|^(["'`])(?=.*\1$)/;

/**
 * Checks a key before anything is sent. The key itself is never shown.
 *
 * @param missing What to say when there is none: each runtime reads keys from elsewhere.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * const key = checkApiKey("tapi_live_…", "is missing: pass { apiKey }");
 */
export const checkApiKey = (apiKey: unknown, missing: string): string => {
  if (apiKey === undefined || apiKey === null || apiKey === "") throw configurationError("apiKey", missing);
  if (typeof apiKey !== "string") {
    throw configurationError("apiKey", `must be a string, and is of type ${typeof apiKey}`);
  }
  const at = apiKey.search(stranger) + 1;
  if (at > 0) {
    const place = `(character ${at} of ${apiKey.length})`;
    const problem = `contains a space, a line break or another character no key has ${place}`;
    throw configurationError("apiKey", `${problem}: pass the key alone, without quotes around it`);
  }
  if (/^bearer$/i.test(apiKey)) throw configurationError("apiKey", 'is the word "Bearer": pass the key itself');
  if (apiKey.length < minKeyLength) {
    throw configurationError(
      "apiKey",
      `has fewer than ${minKeyLength} characters: no key is so short, and none such can be masked`,
    );
  }
  return apiKey;
};
