import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toWrite } from "../scaffold.ts";

it("leaves nothing to be written", () => {
  const left = globSync("packages/{core,sandbox}/src/**/*.ts").flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) => (line.includes(toWrite) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(left).toEqual([]);
});
