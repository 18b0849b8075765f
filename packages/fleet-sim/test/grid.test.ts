import { describe, expect, it } from "vitest";
import { clients, type Row, scenarios } from "../src/grid.ts";

/** What must hold of each figure, over ten seeds. */
const bounds: Readonly<Record<string, Readonly<Record<string, readonly [least: number, most: number]>>>> = {
  "outage of 10 s, busy client": { load: [0, 0.1], saved: [0.97, 1], lostOutside: [0, 0] },
  "outage of 10 s, two calls a second": { load: [0, 0.6], saved: [0.75, 1] },
  "burst of 50 into a blip of 2 s": { load: [0, 2.1], saved: [0.98, 1] },
  "stall of 5 s, forty small clients": { load: [0, 1.5], lostAfter: [0, 0.115], back: [0, 60] },
  "stall of 5 s, two clients": { load: [0, 0.5], lostAfter: [0, 0.03], saved: [0.9, 1], back: [0, 60] },
  "503 for 5 s, forty small clients": { lostAfter: [0, 0.03], saved: [0.6, 1] },
  "10 % random 503s": { well: [0.999, 1] },
  "30 % random 503s": { well: [0.99, 1] },
};

const run = (scenario: string, client: string): Row => {
  const [simulate, make] = [scenarios[scenario], clients[client]];
  if (!simulate || !make) throw new Error(`there is no ${scenario}, or no client ${client}`);
  return simulate(make, 10);
};

describe("a client with the gate", () => {
  for (const [scenario, figures] of Object.entries(bounds)) {
    it(`keeps to its bounds: ${scenario}`, () => {
      const row = run(scenario, "with the gate");
      for (const [name, [least, most]] of Object.entries(figures)) {
        expect(row[name], name).toBeGreaterThanOrEqual(least);
        expect(row[name], name).toBeLessThanOrEqual(most);
      }
    });
  }

  it("is about as fast as one without where failures are random", () => {
    for (const [scenario, most] of [
      ["1 % random 503s", 1.05],
      ["10 % random 503s", 1.25],
      ["30 % random 503s", 1.5],
    ] as const) {
      const [own, other] = [run(scenario, "with the gate"), run(scenario, "without it")];
      expect((own.seconds ?? Infinity) / (other.seconds ?? 0), scenario).toBeLessThanOrEqual(most);
    }
  });

  it("loses no more calls after a stall than a client without retries", () => {
    for (const scenario of ["stall of 5 s, forty small clients", "stall of 5 s, two clients"]) {
      expect(run(scenario, "with the gate").lostAfter).toBeLessThanOrEqual(run(scenario, "none").lostAfter ?? 0);
    }
  });
});
