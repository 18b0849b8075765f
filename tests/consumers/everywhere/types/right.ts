import { TechLookup as PageClient } from "@techlookup/browser";
import { TechLookup as AnyClient } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { TechLookup as DenoClient } from "@techlookup/deno";
import { createGateway } from "@techlookup/gateway";
import { type ErrorCode, isApiError, type KnownCode, TechLookup } from "@techlookup/node";

/** Whatever a consumer is likely to write compiles, with all checks on and libraries checked, too. */
export const names = async (domain: string): Promise<readonly string[]> => {
  const client = new TechLookup({ apiKey: "tapi_test_x", retry: { maxAttempts: 2 }, deadlineMs: 1_000 });
  const result = await client.safe.domains.get(domain);
  if (!result.ok)
    return [result.error.code, result.error.docsUrl, ...result.error.attempts.map(({ number }) => String(number))];
  return result.data.active_technologies?.map(({ name }) => name ?? "") ?? [];
};

export const message = (error: unknown): string => {
  if (isApiError(error, "RATE_LIMIT")) return `${error.retryAfterMs ?? 0} ${error.rateLimit?.limit ?? 0}`;
  return error instanceof Error ? error.message : String(error);
};

export const open = (code: ErrorCode): string => {
  switch (code) {
    case "NOT_FOUND":
      return catalog.NOT_FOUND.title;
    default:
      return code;
  }
};

export const known: KnownCode = "TIMEOUT";
export const page = new PageClient({ gateway: "/api", token: async () => "short-lived", credentials: "include" });
export const byUrl = new PageClient({ gateway: new URL("https://gateway.example") });
export const others = [new AnyClient({ apiKey: "x" }), new DenoClient()];
export const gateway: (request: Request) => Promise<Response> = createGateway({
  apiKey: "tapi_test_x",
  authorize: () => ({ id: "one" }),
  allow: ["domains.get"],
});
