import { describe, it } from "vitest";
import { WaitingRoom } from "../../src/recovery/waiting-room.ts";
import { proofs } from "./support/proofs.ts";

describe("a gate", () => {
  for (const [name, proof] of Object.entries(proofs)) it(name, () => proof({ WaitingRoom }), 120_000);
});
