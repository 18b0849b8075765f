import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../src/index.ts";
import { type Step, scripted } from "../support/scripted.ts";

const seed = 20_261_123;
const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
/** Keys of any letters that a header may carry, long enough not to occur by chance. */
const key = fc.string({ unit: visible, minLength: 12, maxLength: 60 });
const noise = fc.string({ maxLength: 10, unit: "grapheme-ascii" });
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const disguises: readonly ((key: string, before: string) => string)[] = [
  (secret) => secret,
  (secret) => encodeURIComponent(secret),
  (secret, before) => base64(before + secret),
  (secret) => `Bearer ${secret}`,
];

/** What gives a key away: the key itself, its encoded form, and the middle of it in base64, on each of the three grids. */
const givesAway = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  ...["", "x", "xx"].map((before) => base64(before + secret).slice(4, -4)),
];

const places: readonly ((text: string) => Step)[] = [
  (text) => ({ status: 400, body: { success: false, error: { code: "VALIDATION_ERROR", message: text } } }),
  (text) => ({ status: 400, body: { success: false, error: { code: text, message: "m" } } }),
  (text) => ({ status: 502, body: `<html>${text}</html>` }),
  (text) => ({ status: 200, body: text }),
  (text) => ({ status: 500, headers: { server: text.replace(/[^\x21-\x7e]/g, "") } }),
  (text) => ({ throws: new TypeError("fetch failed", { cause: new Error(text) }) }),
  (text) => ({ throws: Object.assign(new Error("e"), { config: { headers: [text] } }) }),
];

describe("a key, wherever and however it is put", () => {
  it("comes out of no channel", async () => {
    const property = fc.asyncProperty(
      key,
      noise,
      fc.constantFrom(...disguises),
      fc.constantFrom(...places),
      async (secret, before, disguise, place) => {
        const told: string[] = [];
        const hook = (event: CallEvent): void => void told.push(JSON.stringify(event), inspect(event, { depth: 9 }));
        const hooks = { onAttempt: hook, onRetry: hook, onResult: hook };
        const step = place(`${before} ${disguise(secret, before)} end`);
        const { client, clock } = scripted([step], { apiKey: secret, retry: { maxAttempts: 2 }, ...hooks });
        const { error } = await clock.run(client.safe.account.credits());
        told.push(
          String(error),
          error?.toJSON().body ?? "",
          JSON.stringify(error),
          inspect(error, { depth: 9, showHidden: true }),
        );
        // A key with quotes or backslashes is escaped by JSON: compare what JSON would make of it, too.
        for (const form of givesAway(secret)) {
          for (const text of told) {
            expect(text.includes(form)).toBe(false);
            expect(text.includes(JSON.stringify(form).slice(1, -1))).toBe(false);
          }
        }
      },
    );
    await fc.assert(property, { seed, numRuns: 500 });
  });
});
