import type { Sandbox } from "../../src/index.ts";

/** Sends requests to a sandbox in this process. */
export const callerOf = (sandbox: Sandbox, key: string = sandbox.keys.pro) => {
  const headers = { authorization: `Bearer ${key}` };
  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    sandbox.fetch(`http://sandbox${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const detect = (url = "a.example", init: RequestInit = {}): Promise<Response> =>
    get("/v1/technology-lookup-live", { ...init, method: "POST", body: JSON.stringify({ url }) });
  /** What the API says has been spent. */
  const spent = async (): Promise<number> => (await (await get("/v1/credits")).json()).data.totals.credits_used;
  /** Sends so many free requests at once, and gives their statuses. */
  const burst = async (requests: number): Promise<number[]> =>
    (await Promise.all(Array.from({ length: requests }, () => get("/v1/usage")))).map(({ status }) => status);
  return { get, detect, spent, burst };
};
