import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scripted, success } from "../support/scripted.ts";

const seed = 20_261_123;
const origin = "https://api.technologychecker.io";

/** Texts that look like a domain or a path, and are perhaps not quite one. */
const crooked = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(".", "..", "/", "\\", "%2e", "%2F", "?", "#", "@", ":", "com", "a"),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(fc.string({ unit: "binary" }), crooked, fc.domain(), fc.webUrl());

/** The path that a request really took, as a server would see it. */
const pathOf = (url: string): string[] => {
  const parsed = new URL(url);
  expect(parsed.origin).toBe(origin);
  expect(parsed.search + parsed.hash).toBe("");
  return parsed.pathname.split("/").slice(1);
};

describe("whatever is asked for", () => {
  it.each([
    ["domains.get", ["v1", "domain"]],
    ["technologies.get", ["v1", "technology", "name"]],
  ] as const)("%s stays below its path, or sends nothing", async (method, folder) => {
    const property = fc.asyncProperty(text, async (value) => {
      const { client, sent } = scripted([success()]);
      const { safe } = client;
      const { error } = await (method === "domains.get" ? safe.domains.get(value) : safe.technologies.get(value));
      if (error) {
        expect(error.code).toBe("CONFIGURATION_ERROR");
        expect(sent).toEqual([]);
        return;
      }
      const path = pathOf(sent[0]?.url ?? "");
      expect(path.slice(0, -1)).toEqual(folder);
      expect(path.at(-1)).not.toBe("");
    });
    await fc.assert(property, { seed, numRuns: 2_000 });
  });

  it("request() goes where its path says, or nowhere", async () => {
    const path = fc.oneof(
      text,
      crooked.map((part) => `/v1/${part}`),
    );
    const property = fc.asyncProperty(path, async (value) => {
      const { client, sent } = scripted([success()]);
      const { error } = await client.safe.request({ method: "GET", path: value });
      if (error) {
        expect(error.code).toBe("CONFIGURATION_ERROR");
        expect(sent).toEqual([]);
        return;
      }
      expect(`/${pathOf(sent[0]?.url ?? "").join("/")}`).toBe(value);
      expect(value.startsWith("/v1/")).toBe(true);
    });
    await fc.assert(property, { seed, numRuns: 2_000 });
  });
});
