import type { GateEvent } from "@techlookup/core";
import { expect, it } from "vitest";
import { gateRecorder } from "../src/otel-gates.ts";

it("takes away no gate that had closed before it listened", () => {
  let value = 0;
  const add = (step: number): void => {
    value += step;
  };
  const counter = { add };
  const meter = { createUpDownCounter: () => counter, createCounter: () => ({ add: () => {} }) };
  const record = gateRecorder(meter as never);
  const about = { reason: "outage", baseUrl: "https://api.example.com", route: "/v1/usage" } as const;
  const seen = (["open", "closed", "closed", "probe", "open", "open", "open", "closed"] as const).map((gate) => {
    record({ ...about, gate } satisfies GateEvent);
    return value;
  });
  expect(seen).toEqual([0, 1, 2, 2, 1, 0, 0, 1]);
});
