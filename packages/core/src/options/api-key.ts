import { configurationError } from "../errors/configuration.ts";

/** What a header may carry, less the space: visible ASCII. The alphabet of keys is not documented, so no more is asked. */
const visible = /^[\x21-\x7e]+$/;

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
  if (!visible.test(apiKey)) {
    const at = apiKey.split("").findIndex((character) => !visible.test(character)) + 1;
    const place = `(character ${at} of ${apiKey.length})`;
    throw configurationError("apiKey", `contains a space, a line break or another character no key has ${place}`);
  }
  if (/^bearer$/i.test(apiKey)) throw configurationError("apiKey", 'is the word "Bearer": pass the key itself');
  return apiKey;
};
