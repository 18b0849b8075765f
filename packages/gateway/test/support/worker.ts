/** A Worker whose client and gateway live as long as it does: each made with the first request that needs it. */
import { TechLookup } from "@techlookup/core";
import { createGateway, type Gateway } from "../../src/index.ts";

interface Environment {
  readonly API_KEY: string;
  readonly API_URL: string;
  readonly WINDOW_MS: string;
}

let client: TechLookup | undefined;
let gateway: Gateway | undefined;

const worker = {
  async fetch(request: Request, { API_KEY: apiKey, API_URL: baseUrl, WINDOW_MS }: Environment): Promise<Response> {
    const pacing = { windowMs: Number(WINDOW_MS) };
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith("/v1/")) {
      gateway ??= createGateway({ apiKey, baseUrl, pacing, authorize: () => ({ id: "a" }), allow: ["domains.get"] });
      return gateway(request);
    }
    client ??= new TechLookup({ apiKey, baseUrl, pacing });
    const call = client.safe.domains.get(pathname.slice(1));
    const leavesMs = Number(searchParams.get("leaves"));
    // Whoever answers early leaves the call alone: what belongs to a request ends with it.
    if (leavesMs) {
      await new Promise((resolve) => setTimeout(resolve, leavesMs));
      return new Response("left");
    }
    const { error } = await call;
    return new Response(error?.code ?? "found");
  },
};

export default worker;
