import { type Credits, isTechLookupError, type TechLookup } from "@techlookup/node";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";

/**
 * The credits of the account.
 *
 * @throws UsageError when the address has no such endpoint: whoever answers there is not the API.
 */
export const readCredits = async (client: TechLookup, { globals }: Session): Promise<Credits> => {
  try {
    return await client.account.credits();
  } catch (thrown) {
    if (!isTechLookupError(thrown) || thrown.code !== "NOT_FOUND") throw thrown;
    const given = globals.baseUrl ?? process.env.TECHLOOKUP_BASE_URL;
    const [address, advice] = given
      ? [given, `check ${globals.baseUrl ? "--base-url" : "TECHLOOKUP_BASE_URL"}`]
      : ["the address of the API", "check any proxy"];
    throw new UsageError(`Whoever answers at ${address} does not have /v1/credits, so it is not the API: ${advice}.`);
  }
};
