import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { editsFor } from "./edits.ts";
import { readNewEndpoint } from "./endpoint.ts";

const path = "/v1/domain/{domain}/history";

/** What the scaffold makes of each file. */
const scaffolded = (name: string, options: Record<string, string>): Map<string, string> =>
  new Map(
    editsFor(readNewEndpoint(name, { method: "GET", path, ...options })).map(([file, edit]) => [
      file.split("/").at(-1) ?? file,
      edit(readFileSync(file, "utf8")),
    ]),
  );

describe("adding an endpoint", () => {
  it("writes what it knows, in eight files at most", () => {
    const files = scaffolded("domains.madeUp", { query: "limit:count,made_up_day:date" });
    expect(files.size).toBe(8);
    expect(files.get("endpoints.ts")).toContain(
      `"domains.madeUp": { method: "GET", path: "${path}", query: { limit: "count", made_up_day: "date" }, credits: 1 },`,
    );
    expect(files.get("domains.ts")).toContain(`this.#call("domains.madeUp", { domain, parameters }, options);`);
    expect(files.get("domains.ts")).toContain(
      `client.domains.madeUp("github.com", { limit: 2, made_up_day: "2026-11-01" });`,
    );
    expect(files.get("common.ts")).toContain(`DomainProfile, Domains, DomainMadeUp } from "./api/domains.ts"`);
    expect(files.get("endpoints.test.ts")).toContain(`"/v1/domain/github.com/history?limit=2&made_up_day=2026-11-01"]`);
  });

  it("takes a type that is there already, and a body", () => {
    const options = { method: "POST", path: "/v1/look", body: "url:site", answer: "DomainProfile", credits: "5" };
    const files = scaffolded("domains.look", options);
    expect(files.get("domains.ts")?.match(/export interface DomainProfile /g)).toHaveLength(1);
    expect(files.get("details.ts")).toMatch(/"domains.look": \{[^}]*body: "observed" \},[^}]*repeatable: false/);
    expect(files.get("common.ts")).toBe(readFileSync("packages/core/src/common.ts", "utf8"));
  });

  it("refuses an endpoint twice, and what does not fit", () => {
    const read = (name: string, options: object) => () => readNewEndpoint(name, { method: "GET", path, ...options });
    expect(() => scaffolded("domains.get", {})).toThrow("domains.get is in the contract already");
    expect(read("history", {})).toThrow("The name is 'history', and must be a group and a method");
    expect(read("domains.madeUp", { path: "/v2/x" })).toThrow("--path is '/v2/x'");
    expect(read("domains.madeUp", { path: "/v1/x/{year}" })).toThrow("--path is '/v1/x/{year}'");
    expect(read("domains.madeUp", { method: "PUT" })).toThrow("--method is 'PUT'");
    expect(read("domains.madeUp", { query: "limit:number" })).toThrow("--query is 'limit:number'");
  });
});
