import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { runtimeIds } from "../src/index.ts";

const folder = new URL("../", import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const names = readdirSync(new URL("vectors/", folder)).map((file) => file.replace(".json", ""));

const problemsOf = (path: string, schema: string): unknown[] => {
  const validate = new Ajv2020({ allErrors: true }).compile(readJson(schema));
  validate(readJson(path));
  return validate.errors ?? [];
};

const idsOf = (name: string): string[] => readJson(`vectors/${name}.json`).cases.map(({ id }: { id: string }) => id);

/** No group may shrink unseen. */
const least: Record<string, number> = {
  ...{ decoding: 80, "retry-after": 100, decisions: 60, budget: 20, exchanges: 80, faults: 25, names: 200, stacks: 14 },
  gate: 45,
};

describe("the files", () => {
  it("are the nine groups", () => {
    expect(names.sort()).toEqual(Object.keys(least).sort());
  });

  it.each(names)("%s fits its schema, has enough cases, and each an id of its own", (name) => {
    expect(problemsOf(`vectors/${name}.json`, `schema/${name}.schema.json`)).toEqual([]);
    expect(readJson(`vectors/${name}.json`).$schema).toBe(`../schema/${name}.schema.json`);
    const ids = idsOf(name);
    expect(ids.length).toBeGreaterThanOrEqual(least[name] ?? 0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it("runtimes are the same to the types and to the schema", () => {
  const { runtimes } = readJson("schema/known-differences.schema.json").properties.differences.items.properties;
  expect(runtimes.items.enum).toEqual(runtimeIds);
});

it("the known differences fit their schema, name cases that exist, and each case once a runtime", () => {
  expect(problemsOf("known-differences.json", "schema/known-differences.schema.json")).toEqual([]);
  const known = new Set(names.flatMap((name) => idsOf(name).map((id) => `${name}/${id}`)));
  const seen = new Set<string>();
  for (const { runtimes, cases } of readJson("known-differences.json").differences) {
    for (const one of cases) {
      expect(known, one).toContain(one);
      for (const runtime of runtimes) {
        expect(seen.has(`${runtime} ${one}`), `${runtime} ${one} stands twice`).toBe(false);
        seen.add(`${runtime} ${one}`);
      }
    }
  }
});

it("the differences through a gateway fit their schema, and name exchanges that exist, each once", () => {
  expect(problemsOf("through-gateway.json", "schema/through-gateway.schema.json")).toEqual([]);
  const cases: string[] = readJson("through-gateway.json").differences.flatMap((one: { cases: string[] }) => one.cases);
  expect(idsOf("exchanges")).toEqual(expect.arrayContaining(cases));
  expect(new Set(cases).size).toBe(cases.length);
});
