import { describe, expect, it } from "vitest";
import { checkCase } from "../src/check-case.ts";
import { overlay } from "../src/known-differences.ts";

/** A case that Deno is known to come out of otherwise: with one attempt instead of two. */
const known = { id: "reset-reused", says: "It is repeated.", expected: { ok: true, attempts: 2, requests: 2 } };

const expecting =
  (attempts: number) =>
  ({ expected }: typeof known) =>
    expected.attempts === attempts ? undefined : `should be ${expected.attempts}, and is ${attempts}`;

describe("a case", () => {
  it("that fits passes, where no difference is known", async () => {
    expect(await checkCase("node24", "faults", known, expecting(2))).toEqual({
      group: "faults",
      ...{ id: known.id, says: known.says, differs: false },
    });
  });

  it("that does not fit tells the problem", async () => {
    expect((await checkCase("node24", "faults", known, expecting(1))).problem).toBe("should be 2, and is 1");
  });

  it("that throws has failed", async () => {
    const check = () => Promise.reject(new Error("no server"));
    expect((await checkCase("node24", "faults", known, check)).problem).toContain("no server");
  });

  it("that differs as it is known to passes, and is marked", async () => {
    const outcome = await checkCase("deno", "faults", known, expecting(1));
    expect([outcome.differs, outcome.problem]).toEqual([true, undefined]);
  });

  it("that differs in another way fails", async () => {
    expect((await checkCase("deno", "faults", known, expecting(3))).problem).toBe("should be 1, and is 3");
  });

  it("that is known to differ and does not any more fails", async () => {
    const outcome = await checkCase("deno", "faults", known, () => undefined);
    expect(outcome.problem).toContain("strike it out");
  });
});

it("what is laid over an expectation replaces, adds and takes away", () => {
  const base = { ok: false, error: { code: "A", reason: "b" }, attempts: [1, 2] };
  expect(overlay(base, { error: { reason: "c" }, requests: 1 })).toEqual({
    ...{ ok: false, attempts: [1, 2], requests: 1 },
    error: { code: "A", reason: "c" },
  });
  expect(overlay(base, { ok: true, error: null, attempts: [3] })).toEqual({ ok: true, attempts: [3] });
});
