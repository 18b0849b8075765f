import { startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, vi } from "vitest";
import { TechLookup } from "../../../src/index.ts";

/** The sandbox of a test, and a client of it. */
export let sandbox: Awaited<ReturnType<typeof startSandbox>>;
export let client: TechLookup;

/** Gives each test of a file a sandbox and a client, and what they put in the place of globals back. */
export const withClient = (): void => {
  beforeEach(async () => {
    sandbox = await startSandbox();
    client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, retry: { maxAttempts: 1 } });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    await sandbox.close();
  });
};

/** What a call goes through, as its server sees it: Node's `fetch` says of itself that it is one. */
export const used = async (by: TechLookup = client): Promise<string> => {
  await by.account.credits();
  return sandbox.requests.at(-1)?.headers["sec-fetch-mode"] === undefined ? "node:http" : "fetch";
};
