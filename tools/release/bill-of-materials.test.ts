import { expect, it } from "vitest";
import { billOfMaterials } from "./bill-of-materials.ts";

const manifest = { name: "@techlookup/a", version: "1.2.0", dependencies: { hono: "4.0.0" } };

it("a bill of materials names the package, its hash, and what it needs; the same each time", () => {
  const bill = billOfMaterials(manifest, new Uint8Array());
  expect(bill).toMatchObject({
    bomFormat: "CycloneDX",
    metadata: {
      component: {
        purl: "pkg:npm/%40techlookup/a@1.2.0",
        hashes: [{ content: expect.stringMatching(/^cf83e1357eefb8bd/) }],
      },
    },
    components: [{ name: "hono", version: "4.0.0" }],
  });
  expect(billOfMaterials(manifest, new Uint8Array())).toEqual(bill);
  expect(billOfMaterials(manifest, new Uint8Array([1]))).not.toEqual(bill);
});
