import { describe, it } from "vitest";
import * as code from "../../src/enrich.ts";
import { proofs } from "./support/proofs.ts";

describe("a journal", () => {
  for (const [name, proof] of Object.entries(proofs)) it(name, () => proof(code), 120_000);
});
