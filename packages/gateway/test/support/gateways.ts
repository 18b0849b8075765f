import { createSandbox, type Sandbox, type SandboxOptions } from "@techlookup/sandbox";
import { createGateway, type EndpointName, endpoints, type Gateway, type GatewayOptions } from "../../src/index.ts";

/** All endpoints, by name. */
export const everything = Object.keys(endpoints) as EndpointName[];

/** Where the gateway of a test seems to stand. */
export const ownOrigin = "https://shop.example";

/** A gateway before a sandbox in this process, that lets everyone call everything. */
export const gatewayBeforeSandbox = (
  options: Partial<GatewayOptions> = {},
  sandboxOptions: SandboxOptions = {},
): { gateway: Gateway; sandbox: Sandbox; told: unknown[] } => {
  const sandbox = createSandbox(sandboxOptions);
  const told: unknown[] = [];
  const gateway = createGateway({
    apiKey: sandbox.keys.pro,
    authorize: () => ({ id: "user-42" }),
    allow: everything,
    fetch: sandbox.fetch,
    onError: (error) => void told.push(error),
    ...options,
  });
  return { gateway, sandbox, told };
};

/** A gateway before an API of the test's own. */
export const gatewayBefore = (
  answer: (request: Request) => Response | Promise<Response>,
  options: Partial<GatewayOptions> = {},
): { gateway: Gateway; seen: Request[]; told: unknown[] } => {
  const seen: Request[] = [];
  const { gateway, told } = gatewayBeforeSandbox({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      seen.push(request);
      return answer(request);
    },
    ...options,
  });
  return { gateway, seen, told };
};

/** A request to the gateway. */
export const ask = (path: string, init: RequestInit & { duplex?: "half" } = {}): Request =>
  new Request(ownOrigin + path, init);

/** A request for live detection. */
export const askLive = (body: unknown, headers: Record<string, string> = {}): Request =>
  ask("/v1/technology-lookup-live", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** Status and code of an answer, or its data. Checks what every answer of a gateway has. */
export const told = async (response: Response): Promise<[number, string, string]> => {
  const { headers, status } = response;
  const body = await response.json();
  const fixed = ["content-type", "cache-control", "x-content-type-options"].map((name) => headers.get(name));
  if (fixed.join() !== "application/json; charset=utf-8,no-store,nosniff") throw new Error(`headers: ${fixed}`);
  if (body.success === true) return [status, "ok", JSON.stringify(body.data)];
  if (typeof body.error.message !== "string" || body.error.message === "") throw new Error("no message");
  return [status, body.error.code, body.error.message];
};
