import { createSandbox, type Fault, type Sandbox } from "../../../packages/sandbox/src/index.ts";
import type { Sample } from "./sample.ts";

/** What leads to a code. Of the site, which is no project of these tools. */
const { situationOf } = (await import(new URL("../../../apps/docs/generate/situations.ts", import.meta.url).href)) as {
  situationOf(code: string): { readonly faults?: readonly Fault[]; readonly fetch?: typeof fetch };
};

const api = "https://api.technologychecker.io";

/** A page's own server. It passes everything on, so that a page meets what the API does. */
const page = "https://shop.example";

const realFetch = globalThis.fetch;

/** Puts a sandbox in the place of the API, which does what the sample needs; nothing reaches any network. */
export const enter = ({ meets, faults, text }: Sample): Sandbox => {
  const sandbox = createSandbox();
  const situation = meets === undefined ? {} : situationOf(meets);
  sandbox.script(...(situation.faults ?? faults ?? []));
  const answer = situation.fetch ?? sandbox.fetch;
  process.env.TECHLOOKUP_API_KEY = sandbox.keys.pro;
  if (text.includes('"@techlookup/browser"')) Object.assign(globalThis, { location: new URL(page) });
  else Reflect.deleteProperty(globalThis, "location");
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.hostname === "127.0.0.1") return await realFetch(input, init);
    if (url.origin === api) return await answer(input, init);
    if (url.origin !== page) throw new TypeError(`${url.origin} is not of this world`);
    const headers = { authorization: `Bearer ${sandbox.keys.pro}`, "content-type": "application/json" };
    const passed = `${api}${url.pathname.replace(/^\/api\/techlookup/, "")}${url.search}`;
    return await answer(passed, { ...init, method: request.method, headers });
  };
  return sandbox;
};
