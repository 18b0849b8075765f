import { describe, expect, it } from "vitest";
import { scripted, success } from "./support/scripted.ts";

/** A signal of a library that knows no DOM: it has what it needs, and no more. */
const foreignSignal = (own: object = {}) => {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
    ...own,
  };
  const abort = (): void => {
    signal.aborted = true;
    signal.reason = "enough";
    for (const listener of [...listeners]) listener();
  };
  return { signal: signal as unknown as AbortSignal, abort, listeners };
};

const hang = () => new Promise<Response>(() => {});

describe("a signal of another library", () => {
  it("ends a call, and is left without listeners", async () => {
    const { client, sent } = scripted([hang]);
    const { signal, abort, listeners } = foreignSignal();
    const call = client.safe.domains.get("example.com", { signal });
    setTimeout(abort, 1);
    expect((await call).error).toMatchObject({ code: "ABORTED", stopped: "aborted" });
    expect([sent.length, listeners.size]).toEqual([1, 0]);
  });

  it("ends the wait of a device that is offline", async () => {
    const whenOffline = () => () => {};
    const { client, clock, sent } = scripted([{ status: 500 }], {}, 0.5, { whenOffline });
    const { signal, abort, listeners } = foreignSignal();
    const call = client.safe.domains.get("example.com", { signal });
    setTimeout(abort, 5);
    expect((await call).error).toMatchObject({ code: "ABORTED", stopped: "aborted" });
    expect([sent.length, listeners.size, clock.pending]).toEqual([1, 0, 0]);
  });

  const no = () => {
    throw new Error("no");
  };
  it.each<[string, object]>([
    ["whose addEventListener throws", { addEventListener: no }],
    ["whose removeEventListener throws", { removeEventListener: no }],
    ["without addEventListener", { addEventListener: undefined }],
    ["without removeEventListener", { removeEventListener: undefined }],
    ["whose aborted is no boolean", { aborted: "no" }],
  ])("%s is refused once, and leaves no timer", async (_name, own) => {
    const { client, clock, sent } = scripted([success()]);
    const { error } = await client.safe.domains.get("example.com", { signal: foreignSignal(own).signal });
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "signal" });
    expect([sent.length, clock.pending]).toEqual([0, 0]);
  });

  it("that throws later leaves no timer, and throws at nobody", async () => {
    let calls = 0;
    const { signal } = foreignSignal({ addEventListener: () => (calls++ > 0 ? no() : undefined) });
    const { client, clock, sent } = scripted([success()]);
    const { error } = await client.safe.domains.get("example.com", { signal });
    expect(error?.code).toBe("UNKNOWN_ERROR");
    expect([sent.length, clock.pending]).toEqual([0, 0]);
  });
});
