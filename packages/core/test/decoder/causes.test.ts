import { expect, it } from "vitest";
import { type CatalogEntry, catalog } from "../../src/catalog/index.ts";
import { decode } from "../../src/decoder/index.ts";
import { causeRules } from "../../src/decoder/pick-cause.ts";

it.each(Object.entries(causeRules))("the rules for %s name causes that its entry has", (code, rules) => {
  const entry: CatalogEntry = catalog[code as keyof typeof catalog];
  const ids = entry.causes.map(({ id }) => id);
  expect(rules.map(([id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

it.each(Object.keys(catalog))("%s alone is evidence of no cause", (code) => {
  expect(decode(code).cause).toBeUndefined();
  expect(decode(`{"success":false,"error":{"code":"${code}","message":"No."}}`).cause).toBeUndefined();
});
