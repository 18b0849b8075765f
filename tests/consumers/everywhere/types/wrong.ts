import { TechLookup as PageClient } from "@techlookup/browser";
import { createGateway } from "@techlookup/gateway";
import { type KnownCode, TechLookup } from "@techlookup/node";

// What is wrong must not compile: a line that does fails, since nothing is expected then.

// @ts-expect-error A secret key is no URL.
new PageClient({ gateway: "tapi_live_0123456789abcdef0123456789abcdef" });
// @ts-expect-error Nor has it a place of its own.
new PageClient({ gateway: "/api", apiKey: "tapi_live_0123456789abcdef0123456789abcdef" });
// @ts-expect-error Nor is it a provider of tokens.
new PageClient({ token: "tapi_live_0123456789abcdef0123456789abcdef" });
// @ts-expect-error Nor beside a gateway.
new PageClient({ gateway: "/api", token: "tapi_live_0123456789abcdef0123456789abcdef" });
// @ts-expect-error A page's client has to know where to send.
new PageClient({});
// @ts-expect-error Misspelt.
new TechLookup({ apikey: "x" });
// @ts-expect-error Misspelt, below.
new TechLookup({ retry: { maxAttempt: 1 } });
// @ts-expect-error No such word.
new TechLookup({ retry: { repeat: "never" } });
// @ts-expect-error A client's signal would end all of its calls.
new TechLookup({ signal: AbortSignal.timeout(1) });
// @ts-expect-error A gateway needs to know who calls.
createGateway({ apiKey: "x", allow: ["domains.get"] });
// @ts-expect-error No such endpoint.
createGateway({ apiKey: "x", authorize: () => null, allow: ["domains.remove"] });
// @ts-expect-error Not awaited.
new TechLookup().domains.get("example.com").active_technologies;

export const meaning = (code: KnownCode): string => {
  switch (code) {
    case "NOT_FOUND":
      return "unknown";
    default:
      // @ts-expect-error All other cases are missing.
      return code satisfies never;
  }
};

// @ts-expect-error Not every case returns, and there is no default.
export const forgotten = (code: KnownCode): string => {
  switch (code) {
    case "NOT_FOUND":
      return "unknown";
  }
};
