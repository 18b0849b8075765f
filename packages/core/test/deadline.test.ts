import { describe, expect, it, vi } from "vitest";
import { Deadline } from "../src/engine/deadline.ts";
import { sendOnce } from "../src/engine/send-once.ts";
import type { SendSettings } from "../src/engine/settings.ts";
import { FakeClock } from "./support/fake-clock.ts";

const timeout = { limit: "attempt", timeoutMs: 7 } as const;
const start = (signal?: AbortSignal) => {
  const clock = new FakeClock();
  const deadline = new Deadline({ timeout, leftMs: 7, signal, clock });
  return { clock, deadline };
};
const passed = async () => {
  const { clock, deadline } = start();
  await clock.run(new Promise<void>((resolve) => deadline.onCut(resolve)));
  return deadline;
};

describe("the time of an attempt", () => {
  it("is over at once where the caller has aborted before, and leaves no timer", () => {
    const { clock, deadline } = start(AbortSignal.abort("enough"));
    expect([deadline.isCut, deadline.interruption, clock.pending]).toEqual([true, { reason: "enough" }, 0]);
  });

  it("goes on where nobody has", () => {
    const { deadline } = start(new AbortController().signal);
    expect([deadline.isCut, deadline.signal.aborted]).toEqual([false, false]);
    const heard = vi.fn();
    deadline.onCut(heard);
    expect(heard).not.toHaveBeenCalled();
    deadline.end();
  });

  it("tells whoever asks once it has passed", async () => {
    const deadline = await passed();
    expect([deadline.interruption, deadline.signal.aborted]).toEqual([timeout, true]);
    const heard = vi.fn();
    deadline.onCut(heard);
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(deadline.race(new Promise(() => {}))).rejects.toBe(timeout);
  });
});

describe("a request", () => {
  const settings = (credentials: SendSettings["credentials"]) => {
    const transport = vi.fn();
    const own = { credentials, transport, clock: new FakeClock(), redact: String, headers: {}, maxResponseBytes: 9 };
    return { ...own, baseUrl: "https://x.example" } as SendSettings & { transport: typeof transport };
  };
  const spec = { method: "GET", path: "/v1/x", route: "/v1/x", credits: 1 } as const;

  it("is not sent, and free, once the time is over", async () => {
    const given = settings({ headers: {}, redact: String });
    const outcome = await sendOnce(spec, given, await passed());
    expect(outcome).toMatchObject({ unsent: true, isFree: true, failure: { code: "TIMEOUT" } });
    expect(given.transport).not.toHaveBeenCalled();
  });

  it("is free whose time passes before there are credentials", async () => {
    const { clock, deadline } = start();
    const outcome = await clock.run(
      sendOnce(
        spec,
        settings(() => new Promise(() => {})),
        deadline,
      ),
    );
    expect(outcome).toMatchObject({ isFree: true, failure: { code: "TIMEOUT" } });
    expect(outcome).not.toHaveProperty("unsent");
  });
});
