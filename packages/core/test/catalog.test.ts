import { describe, expect, expectTypeOf, it } from "vitest";
import type { CatalogPart } from "../src/catalog/entry.ts";
import { type FaqId, faqIds } from "../src/catalog/faq-ids.ts";
import { type CatalogEntry, catalog, codes } from "../src/catalog/index.ts";
import { defaultRetryPolicy, type KnownCode, version } from "../src/index.ts";

const known = Object.keys(codes) as KnownCode[];

/** Every text of an entry, by the field that holds it. */
const textsOf = ({ title, meaning, retried, fix, causes }: CatalogEntry): [field: string, text: string][] => [
  ...Object.entries({ title, meaning, retried, fix }),
  ...causes.flatMap(({ id: _, ...cause }, index) =>
    Object.entries(cause).map(([key, text]): [string, string] => [`causes[${index}].${key}`, text]),
  ),
];

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, "code");

const isHeading = (field: string): boolean => field === "title" || field.endsWith(".cause");

describe("the catalogue", () => {
  it("has an entry for every code, and for nothing else", () => {
    expect(Object.keys(catalog).sort()).toEqual(known.toSorted());
    expectTypeOf<keyof typeof catalog>().toEqualTypeOf<KnownCode>();
    // @ts-expect-error A code without an entry does not compile.
    expectTypeOf<{ TIMEOUT: CatalogEntry }>().toExtend<typeof catalog>();
    // @ts-expect-error Nor does an entry for a code that does not exist.
    expectTypeOf<CatalogPart<"TIMEOUT" | "TIME_OUT">>();
  });

  it("names FAQ entries that exist, and leaves none out", () => {
    for (const id of faqIds) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(faqIds).size).toBe(faqIds.length);
    const named = new Set(known.flatMap((code) => catalog[code].faq));
    expect([...named].sort()).toEqual(faqIds.toSorted());
    expectTypeOf<CatalogEntry["faq"][number]>().toEqualTypeOf<FaqId>();
    // @ts-expect-error An id that does not exist does not compile.
    expectTypeOf<"no-such-question">().toExtend<FaqId>();
  });

  it("tells the prices, limits and waits that the client has", () => {
    const { maxAttempts, maxWaitMs, transient, throttle } = defaultRetryPolicy;
    expect(catalog.RATE_LIMIT.retried).toContain(`from ${throttle.baseMs / 1_000} s`);
    expect(catalog.RATE_LIMIT.retried).toContain(`up to ${throttle.capMs / 1_000} s`);
    expect(catalog.RATE_LIMIT.retried).toContain(`\`retry.maxWaitMs\` (${maxWaitMs / 1_000} s)`);
    expect(catalog.INTERNAL_ERROR.retried).toContain(`${maxAttempts} attempts`);
    expect(catalog.INTERNAL_ERROR.retried).toContain(`at most ${transient.baseMs} ms`);
  });
});

describe.each(known)("the entry of %s", (code) => {
  const entry = catalog[code];

  it("is written: nothing is left of what `npm run add-error` leaves to write", () => {
    const left = textsOf(entry).filter(([, text]) => text.includes("WRITE:"));
    expect(left.map(([field]) => field)).toEqual([]);
  });

  it("is related to other codes, and they to it", () => {
    expect(entry.related.length).toBeGreaterThan(0);
    expect(new Set(entry.related).size).toBe(entry.related.length);
    for (const other of entry.related) {
      expect(other).not.toBe(code);
      expect(catalog[other]?.related, other).toContain(code);
    }
  });

  it("has causes with ids of their own", () => {
    const ids = entry.causes.map(({ id }) => id);
    for (const id of ids) expect(id).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has causes, FAQ entries and a version that is out, or comes next", () => {
    expect(entry.causes.length).toBeGreaterThan(0);
    expect(entry.faq.length).toBeGreaterThan(0);
    expect(new Set(entry.faq).size).toBe(entry.faq.length);
    const next = version.replace(/\d+\.\d+$/, (rest) => `${Number.parseInt(rest, 10) + 1}.0`);
    expect(entry.since.localeCompare(next, "en", { numeric: true })).toBeLessThanOrEqual(0);
  });

  it("says in one sentence what it means", () => {
    expect(withoutCode(entry.meaning)).toMatch(/^[A-Z][^.!?]*(\.\d[^.!?]*)*\.$/);
  });

  it("agrees with the table on whether it is repeated", () => {
    expect(entry.retried.startsWith("No")).toBe(codes[code].retry === "never");
  });

  it("keeps to the house style", () => {
    for (const [field, text] of textsOf(entry)) {
      expect(text, field).not.toMatch(/^ | $| {2}|\n/);
      // Code and markup stand in backticks only.
      expect(withoutCode(text), field).not.toMatch(/!|[`{}<>[\]*_]/);
      expect(text, field).not.toMatch(/\b(failed to|please|sorry|oops|simply|obviously|e\.g\.|i\.e\.|etc\.)/i);
      expect(text, field).toMatch(isHeading(field) ? /^[`A-Z].*[^.:,]$/ : /^[`A-Z].*\.$/);
    }
  });

  it("repeats no text of the table, nor of another entry", () => {
    for (const [field, text] of textsOf(entry)) {
      for (const other of known) {
        expect(text, field).not.toContain(codes[other].hint);
        const others = textsOf(catalog[other]).filter(([key]) => other !== code || key !== field);
        expect(others.map(([, prose]) => prose)).not.toContain(text);
      }
    }
  });
});
