import { expect, it } from "vitest";
import { type Bill, ofTarball } from "./bill-of-materials.ts";

const bill: Bill = {
  bomFormat: "CycloneDX",
  metadata: { component: { purl: "pkg:npm/%40techlookup/a@1.2.0" } },
  components: [{ purl: "pkg:npm/hono@4.0.0" }],
};

it("a bill of materials names its tarball by hash, and keeps what it said", () => {
  const named = ofTarball(bill, new Uint8Array());
  expect(named.metadata.component).toEqual({
    purl: "pkg:npm/%40techlookup/a@1.2.0",
    hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^cf83e1357eefb8bd/) }],
  });
  expect(named.components).toEqual(bill.components);
  expect(ofTarball(bill, new Uint8Array([1])).metadata).not.toEqual(named.metadata);
});
