import { TechLookup, type TechLookupError } from "@techlookup/core";
import type { Vector } from "./vector.ts";

type Way = keyof typeof ways;

/** The first page of a list, then an error. Each takes a moment, so that nobody is on the stack when it comes. */
const fetch = async (input: string | URL | Request): Promise<Response> => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  const { pathname, searchParams } = new URL(String(input));
  const page = { companies: [{}, {}], offset: 0, limit: 2, total: 4 };
  return pathname.endsWith("/companies") && searchParams.get("offset") === "0"
    ? Response.json({ success: true, data: page })
    : Response.json({ success: false, error: { code: "NOT_FOUND", message: "unknown" } }, { status: 404 });
};

const client = new TechLookup({ apiKey: "tapi_test_stacks000000000000000000000000", fetch });
const request = { method: "GET", path: "/v1/x" } as const;

/** A runtime may keep no more than the part of a stack that is running, so each way to call has a function of its own. */
const ways = {
  method: async function callersFunction() {
    return await client.domains.get("example.com");
  },
  safe: async function callersFunction() {
    return (await client.safe.domains.get("example.com")).error;
  },
  request: async function callersFunction() {
    return await client.request(request);
  },
  "safe-request": async function callersFunction() {
    return (await client.safe.request(request)).error;
  },
  list: async function callersFunction() {
    for await (const _company of client.technologies.eachCompany("1"));
  },
  "safe-list": async function callersFunction() {
    for await (const { error } of client.safe.technologies.eachCompany("1")) if (error) return error;
  },
  "first-page": async function callersFunction() {
    await client.signals.eachChurn().next();
  },
  detached: async function callersFunction() {
    const { get } = client.companies;
    return await get("example.com");
  },
  mapped: async function callersFunction() {
    return await Promise.all(["example.com"].map(client.domains.get as (domain: string) => Promise<unknown>));
  },
  chained: function callersFunction() {
    return client.domains.get("example.com").then(() => undefined);
  },
  "not-awaited": async function callersFunction() {
    return client.domains.get("example.com");
  },
  "wrong-argument": async function callersFunction() {
    return await client.technologies.companies("1/2", { limit: 1 });
  },
  "wrong-option": async function callersFunction() {
    return await client.domains.get("example.com", { retry: { transient: { baseMs: -1 } } });
  },
  constructor: async function callersFunction() {
    return new TechLookup({ apiKey: "tapi_test_stacks", retry: { throttle: { capMs: -1 } } });
  },
} as const;

/** Calls, and says when the stack of the error does not lead to the function that called. */
export const checkStack = async ({
  given,
}: Vector<{ readonly way: Way }, { readonly stack: true }>): Promise<string | undefined> => {
  const outcome = await ways[given.way]().catch((thrown: TechLookupError) => thrown);
  const { stack = "no error" } = (outcome ?? {}) as { readonly stack?: string };
  return stack.includes("callersFunction") ? undefined : `the stack leads elsewhere: ${stack}`;
};
