import { describe, expect, it } from "vitest";
import { type Life, live } from "./prove/life.ts";
import type { Mishap } from "./prove/mishaps.ts";

// The whole is `npm run prove:fleet`: a million domains, eight workers, fifty kills.
const life: Omit<Life, "mishaps" | "repeatAmbiguous"> = {
  ...{ domains: 1_000, workers: 3, chunkSize: 50, chunks: 2, lookups: 10, lockMs: 1_000, pollMs: 50 },
  ...{ windowMs: 1_000, requests: 100_000, random: Math.random, appendfsync: "always" },
};

describe("a fleet whose workers and store die", { timeout: 240_000 }, () => {
  it("loses nothing, pays nothing twice, and tells of each lookup whose outcome is unknown", async () => {
    const mishaps: Mishap[] = ["kill", "kill", "stop", "freeze", "restart", "crash"];
    const end = await live({ ...life, mishaps, repeatAmbiguous: false });
    expect(end).toMatchObject({ records: life.domains, lost: 0, paidTwice: 0, refused: 0 });
    expect(end.charged).toBeLessThanOrEqual(end.creditLimit);
    expect(end.openBefore).toBeLessThanOrEqual(end.inFlightAtKills);
    expect(end.bytesPerDomain).toBeLessThanOrEqual(100);
  });
});
