import { type CredentialSource, configurationError, maskShapes, readFunction } from "@techlookup/core/platform";
import type { TokenProvider } from "./browser-options.ts";
import { advice, holdsKey, readableBody, refuseKeys } from "./refuse-keys.ts";

/**
 * Credentials by a provider of tokens; none where there is no provider. No request that holds a secret key gets any.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the provider is no function. What it returns throws the same
 * for a token that cannot be one, or that is a secret key, and for a request that holds one.
 */
export const tokenSource = (token: TokenProvider | undefined): CredentialSource => {
  if (token !== undefined) readFunction()("token", token, undefined);
  return async ({ path, query, body }, headers) => {
    refuseKeys({ path, query, body: await readableBody(body), headers });
    if (token === undefined) return { headers: {}, redact: maskShapes };
    const text: unknown = await token();
    if (holdsKey(text)) throw configurationError("token", advice);
    // What a header may carry (RFC 6750, section 2.1, allows less).
    if (typeof text !== "string" || !/^[\x21-\x7e]+$/.test(text)) {
      throw configurationError("token", "must give a text of visible ASCII characters");
    }
    // As it is alone: a server that echoes it in another form gives away what is short-lived, to the page that sent it.
    return {
      headers: { authorization: `Bearer ${text}` },
      redact: (shown) => maskShapes(shown.replaceAll(text, "***")),
    };
  };
};
