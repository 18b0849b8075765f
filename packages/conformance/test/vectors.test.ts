import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { node } from "../src/node.ts";
import { runExchanges, runPure } from "../src/run.ts";

const folder = new URL("../", import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const names = readdirSync(new URL("vectors/", folder)).map((file) => file.replace(".json", ""));

/** No group may shrink unseen. */
const least: Record<string, number> = { decoding: 80, "retry-after": 100, decisions: 60, budget: 20, exchanges: 80 };

describe("the files", () => {
  it("are the five groups", () => {
    expect(names.sort()).toEqual(Object.keys(least).sort());
  });

  it.each(names)("%s fits its schema, has enough cases, and each an id of its own", (name) => {
    const { cases, $schema } = readJson(`vectors/${name}.json`);
    const validate = new Ajv2020({ allErrors: true }).compile(readJson(`schema/${name}.schema.json`));
    validate(readJson(`vectors/${name}.json`));
    expect(validate.errors ?? []).toEqual([]);
    expect($schema).toBe(`../schema/${name}.schema.json`);
    expect(cases.length).toBeGreaterThanOrEqual(least[name] ?? 0);
    expect(new Set(cases.map(({ id }: { id: string }) => id)).size).toBe(cases.length);
  });
});

it("time zones can be set here, else their cases would say nothing", () => {
  const restore = node.setTimeZone?.("America/New_York");
  expect(new Date(0).getHours()).toBe(19);
  restore?.();
});

const pure = runPure(node.setTimeZone);
const exchanges = await runExchanges(node);

describe.each(names)("%s", (name) => {
  it.each([...pure, ...exchanges].filter(({ group }) => group === name))("$id: $says", ({ problem }) => {
    expect(problem).toBeUndefined();
  });
});
