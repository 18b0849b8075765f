import { afterEach, describe, expect, it, vi } from "vitest";
import { TechLookup } from "../src/index.ts";
import { diagnoseConnection, fetchTransport, type TransportRequest } from "../src/platform.ts";
import { key } from "./support/scripted.ts";

afterEach(() => vi.unstubAllGlobals());

const answer = (): Response => Response.json({ success: true, data: 1 });
const request: TransportRequest = { method: "POST", url: "https://x.example/", headers: {}, body: "{}" };
const send = async (body: TransportRequest["body"], cutoff: object = {}) => {
  const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => answer());
  const transport = fetchTransport({ fetch: fetch as typeof globalThis.fetch, diagnose: diagnoseConnection });
  const open = { isCut: false, onCut: () => {}, signal: new AbortController().signal, ...cutoff };
  const result = await transport({ ...request, body }, { maxBytes: 99, cutoff: open as never });
  return { result, fetch, init: fetch.mock.calls[0]?.[1] };
};

describe("what fetch is given", () => {
  it("is a text as it is, where the runtime does not repeat it by itself", async () => {
    for (const navigator of [undefined, {}, { userAgent: "Node.js/24" }, { userAgent: "not Deno/" }]) {
      vi.stubGlobal("navigator", navigator);
      expect((await send("{}")).init?.body).toBe("{}");
    }
  });

  it("is a Blob in the place of a text or bytes on Deno, which would repeat those", async () => {
    vi.stubGlobal("navigator", { userAgent: "Deno/2.5.0" });
    for (const body of ["{}", new TextEncoder().encode("{}")]) {
      const sent = (await send(body)).init?.body as Blob;
      expect(sent).toBeInstanceOf(Blob);
      expect(await sent.text()).toBe("{}");
    }
    const form = new FormData();
    expect((await send(form)).init?.body).toBe(form);
  });

  it("says in which direction a stream goes, of a stream alone", async () => {
    expect((await send("{}")).init).not.toHaveProperty("duplex");
    expect((await send(undefined)).init).toMatchObject({ body: null });
    expect((await send(undefined)).init).not.toHaveProperty("duplex");
    expect((await send(new ReadableStream())).init).toMatchObject({ duplex: "half" });
  });
});

it("nothing is sent once the attempt is over", async () => {
  const { result, fetch } = await send("{}", { isCut: true, onCut: (callback: () => void) => callback() });
  expect(result).toEqual({ reason: "unknown", requestSent: "maybe", clause: "it was cut off", cause: undefined });
  expect(fetch).not.toHaveBeenCalled();
});

it("the global fetch is looked up at each request", async () => {
  const client = new TechLookup({ apiKey: key });
  for (let round = 0; round < 2; round++) {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) => answer());
    vi.stubGlobal("fetch", fetch);
    await client.account.credits();
    expect(fetch.mock.calls).toEqual([
      ["https://api.technologychecker.io/v1/credits", expect.objectContaining({ method: "GET" })],
    ]);
  }
});
