import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonMistake } from "../src/components/playground/json-mistake.ts";
import { faultsOf, scriptOf } from "../src/components/playground/script.ts";
import { SetupProblem } from "../src/components/playground/setup.ts";

// A script that cannot be run gets a sentence: what is wrong, where, and what is allowed.

const wrong: Readonly<Record<string, string>> = {
  "[{": "The script is not JSON. Line 1, column 3: expected a name in double quotes, and found the end.",
  '[\n  { kind: "html" }\n]':
    "The script is not JSON. Line 2, column 5: expected a name in double quotes, and found kind.",
  "[{ 'kind': 'html' }]": "The script is not JSON. Line 1, column 4: expected a name in double quotes, and found '.",
  '[{ "kind": "html" },]': "The script is not JSON. Line 1, column 21: remove the comma before ].",
  '[{ "kind": "html" } { }]': "The script is not JSON. Line 1, column 21: expected a comma or ], and found {.",
  '[{ "kind": "html }]':
    "The script is not JSON. Line 1, column 12: this text has no closing quote, or holds a line break or a wrong escape.",
  '[{ "kind" "html" }]': 'The script is not JSON. Line 1, column 11: expected a colon, and found ".',
  '[{ "kind": "empty", "times": 03 }]':
    "The script is not JSON. Line 1, column 31: expected a comma or }, and found 3.",
  "5": 'The script must be a list of faults such as [{ "kind": "html", "status": 502 }], and is 5.',
  null: 'The script must be a list of faults such as [{ "kind": "html", "status": 502 }], and is null.',
};

describe("a script that is no list of faults is told so", () => {
  it.each(Object.entries(wrong))("%s", (text, problem) => {
    expect(() => faultsOf(text)).toThrow(new SetupProblem(problem));
  });
});

describe("a fault that the sandbox does not know is named, with what is allowed", () => {
  it.each([
    ['[{ "kind": "htlm" }]', /Fault 1 has the kind "htlm"; there are status, error, html, /],
    [
      '[{ "kind": "html" }, { "kind": "error", "code": "NOPE" }]',
      /Fault 2 \('error'\) .*'code'.* VALIDATION_ERROR or /,
    ],
    ['[{ "kind": "html", "status": "502" }]', /Fault 1 .*'status'.* whole number from 200 to 599, .* "502"/],
    ['[{ "kind": "html", "delay": 5 }]', /Fault 1 .*no field 'delay'; it has status, /],
    ["[5]", /Fault 1 is 5, /],
    ['[{ "kind": "oversized", "bytes": 60000000 }]', /Fault 1 has too many bytes .* 50,000,000 at most/],
  ])("%s", (text, problem) => {
    expect(() => faultsOf(text)).toThrow(SetupProblem);
    expect(() => faultsOf(text)).toThrow(problem);
  });
});

it("no faults, one fault and several are scripts", () => {
  expect(faultsOf(" \n")).toEqual([]);
  expect(faultsOf('{ "kind": "html" }')).toEqual([{ kind: "html" }]);
  const faults = [
    { kind: "html", status: 502 },
    { kind: "status", status: 200, body: { list: [1, {}] }, headers: { a: "b" } },
  ];
  expect(faultsOf(scriptOf(faults))).toEqual(faults);
});

it("what JSON.parse refuses has a mistake, and nothing else has", () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  // JSON with a few characters in the place of others, and texts of the characters that JSON is made of.
  const spoilt = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.nat(3),
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0e1.-+ tn\t\u0001\u0085'), maxLength: 3 }),
    )
    .map(([json, at, length, put]) => {
      const start = at % (json.length + 1);
      return json.slice(0, start) + put + json.slice(start + length);
    });
  const alphabet = fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0e1.-+ tn'), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(spoilt, alphabet, fc.string()), (text) => {
      expect(jsonMistake(text) === undefined).toBe(parses(text));
    }),
    { numRuns: 3_000 },
  );
});
