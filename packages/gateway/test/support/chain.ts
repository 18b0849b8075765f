import { type ApiError, TechLookup } from "@techlookup/core";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeEach, expect } from "vitest";
import { createGateway, type GatewayOptions } from "../../src/index.ts";
import { everything } from "./gateways.ts";
import { serve } from "./serve.ts";

/** The client that stands in for the browser's, a gateway and an API, with real HTTP between each two. */
export interface Chain {
  readonly sandbox: RunningSandbox;
  readonly url: string;
  readonly port: number;
  /** What the operator was told. */
  readonly operator: unknown[];
  /** A client, each with a retry budget of its own, that repeats without much waiting. */
  client(): TechLookup;
  /** What a look-up fails with. */
  getError(): Promise<ApiError>;
}

/** What a promise rejects with. */
const errorOf = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => expect.unreachable(),
    (error) => error,
  );

/** Starts a chain for the tests of a file, begins anew before each, and ends it after the last. */
export const startChain = async (options: Partial<GatewayOptions> = {}): Promise<Chain> => {
  const sandbox = await startSandbox();
  const operator: unknown[] = [];
  const { server, url, port } = await serve(
    createGateway({
      apiKey: sandbox.keys.pro,
      baseUrl: sandbox.url,
      authorize: () => ({ id: "user-42" }),
      allow: everything,
      // A 429 of one test would close the gateway for the next ones: pacing has tests of its own.
      ...{ limitPerMinute: Number.POSITIVE_INFINITY, pacing: false, recovery: false },
      onError: (error) => void operator.push(error),
      ...options,
    }),
  );
  beforeEach(() => {
    sandbox.reset();
    operator.length = 0;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await sandbox.close();
  });
  const retry = { transient: { baseMs: 1 }, throttle: { baseMs: 1 } };
  const client = (): TechLookup => new TechLookup({ apiKey: "a-token-of-the-page", baseUrl: url, retry });
  return { sandbox, url, port, operator, client, getError: () => errorOf(client().domains.get("github.com")) };
};
