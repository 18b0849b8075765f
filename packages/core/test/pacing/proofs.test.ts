import { describe, it } from "vitest";
import { memoryWindow } from "../../src/pacing/memory-window.ts";
import { Pacer } from "../../src/pacing/pacer.ts";
import { proofs } from "./support/proofs.ts";

describe("pacing", () => {
  for (const [name, proof] of Object.entries(proofs)) it(name, () => proof({ Pacer, memoryWindow }), 120_000);
});
