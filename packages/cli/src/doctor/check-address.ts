import { checkBaseUrl, defaultBaseUrl } from "@techlookup/core/platform";
import { exitCodes } from "../exit-codes.ts";
import { type Check, ok, wrong } from "./check.ts";

/** Where requests go, if that is an address. */
export interface AddressCheck {
  readonly url?: URL;
  readonly check: Check;
}

/** Which address requests go to, who says so, and whether it can be one. */
export const checkAddress = (option: string | undefined): AddressCheck => {
  const variable = process.env.TECHLOOKUP_BASE_URL?.trim();
  const source = option ? "--base-url" : variable ? "TECHLOOKUP_BASE_URL" : undefined;
  const text = option || variable || defaultBaseUrl;
  try {
    const url = new URL(checkBaseUrl(text, source ?? "baseUrl"));
    const shown = url.href.replace(/\/$/, "");
    return { url, check: ok("address", source ? `${shown}, by ${source}` : `${shown}, the API's own`) };
  } catch (thrown) {
    const fix = `Give it the form of ${defaultBaseUrl}: https, without /v1, query or credentials. On this machine it may be http.`;
    return { check: wrong("address", (thrown as Error).message.split(". Nothing")[0] ?? "", fix, exitCodes.badInput) };
  }
};
