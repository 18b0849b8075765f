import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinds, wantedOf } from "../../src/contract/index.ts";

const seed = 20_261_126;
const host = /^(?!.{254})([\w-]{1,63}\.)+[\w-]{1,63}$/;
const around = fc
  .array(fc.constantFrom(..." \u00a0\ufeff\u200b\u2028\n\t\u00ad“”‘’„«»\"'`()[]<>【】•–—·…。"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const after = fc
  .array(fc.constantFrom(..."\u00a0\u200b”’»\"')]>,.;:!?…。，"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.webUrl(), fc.domain());

describe("a name", () => {
  it("is read the same whatever is pasted around it", () => {
    const names = fc.oneof(fc.domain(), fc.constantFrom("münchen.de", "日本.jp", "пример.рф", "שלום.co.il"));
    const property = fc.property(around, names, after, (before, name, behind) => {
      expect(kinds.domain.read(before + name + behind)).toBe(kinds.domain.read(name));
      expect(kinds.site.read(`${before}https://${name}/${behind}`)).toBe(`https://${kinds.domain.read(name)}/`);
    });
    fc.assert(property, { seed, numRuns: 3_000 });
  });

  it("with a character inside that is no letter, no digit, hyphen or dot is refused, and the character named", () => {
    const strange = fc
      .string({ unit: "binary", minLength: 1, maxLength: 1 })
      .filter((one) => !/[\p{L}\p{M}\p{N}\w.。．｡-]/u.test(one));
    const property = fc.property(strange, (one) => {
      const code = one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
      for (const kind of ["domain", "site"] as const) {
        const text = `exam${one}ple.com`;
        if (kind === "site" && /[/?#\\:]/.test(one)) continue;
        expect(kinds[kind].read(text)).toBeUndefined();
        expect(wantedOf(kind, text)).toMatch(new RegExp(`, without U\\+${code}( \\(.+\\))? at character 5$`, "su"));
      }
    });
    fc.assert(property, { seed, numRuns: 5_000 });
  });

  it("is a host, or nothing, and is read the same again; a site never leads to this machine or an address", () => {
    const property = fc.property(anyText, fc.constantFrom("", "http://", "https://"), (text, scheme) => {
      const domain = kinds.domain.read(text);
      if (domain !== undefined) expect(domain).toMatch(host);
      if (domain !== undefined) expect(kinds.domain.read(domain)).toBe(domain);
      const site = kinds.site.read(scheme + text) as string | undefined;
      if (site === undefined) return;
      const { hostname, username, password } = new URL(site.includes("://") ? site : `http://${site}`);
      expect([username, password]).toEqual(["", ""]);
      expect(hostname).toMatch(host);
      expect(hostname).not.toMatch(/(^|\.)(localhost|local|internal|home\.arpa|\d+)$/);
      expect(kinds.site.read(site)).toBe(site);
    });
    fc.assert(property, { seed, numRuns: 5_000 });
  });

  it("of a megabyte is refused at once", () => {
    const startedAtMs = performance.now();
    for (const part of ["a", " ", "“", "<", "…", "é", "a.", "- "]) {
      const text = `a${part.repeat(1_000_000)}a`;
      for (const kind of ["domain", "site", "name", "id", "date"] as const) {
        expect(kinds[kind].read(text)).toBeUndefined();
        wantedOf(kind, text);
      }
    }
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});
