import { codes, type KnownCode, type RepeatRule } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { describe, expect, it } from "vitest";
import { chargesJson, chargeTables } from "../generate/charges/charge-tables.ts";
import { charges, worstOf } from "../generate/charges/charges.ts";
import { costOf } from "../generate/charges/cost-of-code.ts";
import type { FailureId } from "../generate/charges/failures.ts";
import { repeatingOf } from "../generate/charges/repeating-of.ts";
import { promised } from "./support/promised-charges.ts";

const known = Object.keys(codes) as KnownCode[];

const cell = (id: FailureId, kind: string, repeat?: RepeatRule): readonly [number, number | null] => {
  const { attempts, credits } = worstOf(id, kind, repeat);
  return [attempts, credits];
};

describe("the table of charges", () => {
  it.each(charges.rows.map(({ id }) => id))("%s: is retried as often, and costs as much, as is promised", (id) => {
    expect([cell(id, "GET 1"), cell(id, "POST 5")]).toEqual(promised[id]);
  });

  it("costs nothing for usage and credits, and has no credits where the price is unknown", () => {
    for (const { id } of charges.rows) {
      expect(worstOf(id, "GET 0").credits, id).toBe(0);
      const { chargeable, credits } = worstOf(id, "POST unknown");
      expect(credits, id).toBe(chargeable > 0 ? null : 0);
    }
  });

  it("follows repeat: a lost lookup once, or a lost live detection again", () => {
    expect(cell("lost", "GET 1", "not-done")).toEqual([1, 1]);
    expect(cell("lost", "POST 5", "always")).toEqual([4, 20]);
    // Three limits of 120 s do not fit into a deadline of 300 s; the third attempt is cut short.
    expect(cell("attempt-timeout", "POST 5", "always")).toEqual([3, 15]);
    expect(cell("server-error", "POST 5", "not-done")).toEqual([4, 20]);
  });

  it("has a row for every code", () => {
    for (const code of known)
      expect(
        charges.rows.some((row) => row.codes.includes(code)),
        code,
      ).toBe(true);
  });

  it("says that it is unknown whether a 500 or a 404 is charged", () => {
    for (const id of ["server-error", "refused"]) {
      expect(charges.rows.find((row) => row.id === id)?.charged).toBe("unknown");
    }
    expect(chargeTables().charges).toContain(
      "| up to 4 attempts, 4 credits | up to 4 attempts, 20 credits | unknown |",
    );
  });
});

describe("what is derived from it", () => {
  it.each(known)("%s: what it may cost fits into a cell", (code) => {
    expect(costOf(code)).toMatch(/^.{1,60}$/);
  });

  it("tells free codes, unknown ones and retried ones apart", () => {
    expect(costOf("RATE_LIMIT")).toBe("0 credits (documented)");
    expect(costOf("INTERNAL_ERROR")).toBe("Unknown: up to 4 credits, live detection 20");
    expect(costOf("NOT_FOUND")).toBe("Unknown: up to 1 credit, live detection 5");
    expect(costOf("CONFIGURATION_ERROR")).toBe("0 credits: nothing was sent");
    expect(costOf("CREDIT_LIMIT")).toContain("earlier attempts");
    const of = (...names: KnownCode[]) => names.map(repeatingOf);
    expect(of("RATE_LIMIT", "INTERNAL_ERROR")).toEqual(["automatically", "automatically"]);
    expect(of("GATEWAY_ERROR", "TIMEOUT", "TRUNCATED_RESPONSE")).toEqual(["GET only", "GET only", "GET only"]);
    expect(of("ABORTED", "NOT_FOUND", "CONFIGURATION_ERROR")).toEqual(["never", "never", "not sent"]);
  });

  it("the home page and the catalogue state its figures", () => {
    const lookup = worstOf("lost", "GET 1");
    expect(chargesJson().inShort).toContain(
      `up to ${lookup.attempts} attempts, so it may cost up to ${lookup.credits} credits`,
    );
    const { credits } = worstOf("server-error", "POST 5");
    expect(catalog.INTERNAL_ERROR.retried).toContain(`a live detection ${credits}`);
    for (const code of ["GATEWAY_ERROR", "NETWORK_ERROR", "TIMEOUT", "TRUNCATED_RESPONSE"] as const) {
      expect(catalog[code].retried, code).toContain(`a lookup costs ${lookup.credits} credits at worst`);
    }
  });
});
