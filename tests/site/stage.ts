/**
 * Where a program of the site is run: the API's place is taken by a sandbox in the same process, and time passes faster. The
 * programs themselves are run as they are shown.
 */
import { defaultBaseUrl } from "../../packages/core/src/index.ts";
import { createSandbox, type Fault } from "../../packages/sandbox/src/index.ts";
import { hurry } from "./hurried-time.ts";

/** What a program is run with. */
export interface Scene {
  readonly faults?: readonly Fault[];
  readonly brokenFetch?: boolean;
  readonly behindServer?: boolean;
}

/** Where a page is, whose server passes everything on. */
const shop = { origin: "https://shop.example", path: "/api/techlookup" };

/** What the stage prints of an error that a program ends with. */
export const threw = (code: unknown): string => `The program ended with ${code}`;

/** Sets the stage, plays a program, and prints what it ended with, if that is an error. */
export const play = async (
  { faults = [], brokenFetch, behindServer }: Scene,
  program: () => Promise<unknown>,
): Promise<void> => {
  const sandbox = createSandbox();
  sandbox.script(...faults);
  const answer = brokenFetch ? async () => "no Response" : sandbox.fetch;
  const { fetch } = globalThis;
  const replaced = (input: RequestInfo | URL, init?: RequestInit): unknown => {
    const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input);
    if (origin === shop.origin) {
      const headers = { ...init?.headers, authorization: `Bearer ${sandbox.keys.pro}` };
      const passedOn = defaultBaseUrl + pathname.slice(shop.path.length) + search;
      return answer(passedOn as never, { ...init, headers } as never);
    }
    return origin === defaultBaseUrl ? answer(input as never, init as never) : fetch(input, init);
  };
  if (behindServer) Object.assign(globalThis, { location: new URL(shop.origin) });
  globalThis.fetch = replaced as typeof fetch;
  hurry();
  try {
    await program();
  } catch (error) {
    console.log(threw((error as { code?: unknown } | undefined)?.code));
    console.log(error);
  }
};
