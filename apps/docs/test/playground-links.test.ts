import { sandboxKeys } from "@techlookup/sandbox";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "../generate/presets.ts";
import { fragmentOf } from "../src/components/playground/link.ts";
import { setupOfFragment } from "../src/components/playground/read-link.ts";
import {
  chargedFailures,
  numbers,
  plainSetup,
  type Setup,
  setupOf,
  words,
} from "../src/components/playground/setup.ts";

// A link holds all that a run is made of, and nothing secret; one that is damaged is noticed.

const named = presets();
const throughLink = (setup: Setup): Setup | undefined => setupOfFragment(fragmentOf(setup, named), named);

const anySetup = fc
  .record(
    {
      ...Object.fromEntries(Object.entries(words).map(([name, list]) => [name, fc.constantFrom(...list)])),
      ...Object.fromEntries(numbers.map((name) => [name, fc.nat(90)])),
      charges: fc.subarray([...chargedFailures]),
      domain: fc.string(),
      domains: fc.string({ maxLength: 40 }),
      script: fc.constantFrom("", '[{ "kind": "html" }]', '[{ "kind": "empty", "path": "/v1/a&b=c#d%20é" }]'),
    },
    { requiredKeys: [] },
  )
  .map((differences) => setupOf(differences as Partial<Setup>));

it("a link leads to the same settings", () => {
  fc.assert(
    fc.property(anySetup, (setup) => {
      const defined = Object.fromEntries(Object.entries(setup).filter(([, value]) => value !== undefined));
      expect(throughLink(setup)).toEqual(defined);
    }),
  );
});

it("a preset's link is its name, and every preset has one", () => {
  for (const { id, setup } of named) {
    expect(fragmentOf(setupOf(setup), named)).toBe(`#${id}`);
    expect(throughLink(setupOf(setup))).toEqual(setupOf(setup));
  }
});

it("no part of a key is in a link", () => {
  const secret = sandboxKeys.pro.replace("test", "live");
  const script = `[{ "kind": "status", "status": 200, "body": "${secret}" }]`;
  const fragment = fragmentOf({ ...plainSetup, domain: secret, domains: secret, script }, named);
  expect(fragment).not.toContain(secret.slice(10, 20));
});

describe("a damaged link leads nowhere", () => {
  const whole = fragmentOf(setupOf({ maxAttempts: 2, script: '[{ "kind": "html" }]' }), named);
  it.each([
    ...["", "#", "#NO_SUCH_CODE", "#rate_limit", "#%7B%E0%A4%A", "#{}", "#call=lookup", "#call=steal&v=1"],
    ...["#maxAttempts=many&v=1", "#maxAttempts=&v=1", "#charges=404,all&v=1", "#nothing=1&v=1", "#__proto__=1&v=1"],
    ...["#script=%5B%7B&v=1", "#before=1000000&v=1"],
    ...Array.from({ length: whole.length - 1 }, (_, index) => whole.slice(0, index + 1)),
  ])("%s", (fragment) => {
    expect(setupOfFragment(fragment, named)).toBeUndefined();
  });
  it("and the same link does, whole", () => expect(setupOfFragment(whole, named)?.maxAttempts).toBe(2));
});
