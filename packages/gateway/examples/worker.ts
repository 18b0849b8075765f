/** A gateway in a worker, such as Cloudflare's: the key is a secret named TECHLOOKUP_API_KEY. */
import { createGateway, type Gateway } from "@techlookup/gateway";

interface Environment {
  readonly TECHLOOKUP_API_KEY?: string;
  readonly TECHLOOKUP_BASE_URL?: string;
}

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

/** Made once, so that its limits count; a worker learns its secrets with the first request. */
let gateway: Gateway | undefined;

const worker = {
  fetch(request: Request, environment: Environment): Promise<Response> {
    gateway ??= createGateway({
      apiKey: environment.TECHLOOKUP_API_KEY,
      baseUrl: environment.TECHLOOKUP_BASE_URL || undefined,
      basePath: "/techlookup",
      authorize: (caller) => sessions.get(caller.headers.get("authorization") ?? ""),
      allow: ["domains.get", "domains.detectLive", "account.credits"],
    });
    return gateway(request);
  },
};

export default worker;
