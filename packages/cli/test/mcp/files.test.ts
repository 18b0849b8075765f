import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { listIn, newFolder, newRoot, rowsIn } from "./folders.ts";
import { charged, connectInProcess, roomySandbox } from "./support.ts";

const root = newRoot();
let folder: string;
beforeEach(() => {
  folder = newFolder(root);
});
const list = (rows: number): string => listIn(folder, rows);
const rowsOf = (name: string): Record<string, string>[] => rowsIn(folder, name);

describe("enrich_file", () => {
  it("writes the list with its results, and answers with counts, spend and a sample", async () => {
    const sandbox = roomySandbox();
    const { call } = await connectInProcess(sandbox, { folders: [folder], limit: 50 });
    const estimate = await call("estimate", { file: list(20) });
    expect(estimate.structuredContent.data).toMatchObject({
      rows: 20,
      toLookUp: 20,
      creditsMost: 20,
      creditsLeftByLimit: 50,
    });
    const { structuredContent, isError } = await call("enrich_file", { file: "list.csv", output: "out.csv" });
    expect(isError).toBeUndefined();
    const { data, spend } = structuredContent as { data: Record<string, unknown>; spend: unknown };
    expect(data).toMatchObject({ output: join(folder, "out.csv"), rows: 20, counts: { found: 1, "not-found": 19 } });
    expect(data.sample).toHaveLength(5);
    expect(spend).toMatchObject({ spent: 20, left: 30 });
    expect(rowsOf("out.csv")).toHaveLength(20);
    expect(rowsOf("out.csv")[0]).toMatchObject({ website: "github.com", id: "x", status: "found" });
  });

  it("stops at the limit with what there is, and resumes with the same call", async () => {
    const sandbox = roomySandbox({ charges: ["404"] });
    const small = await connectInProcess(sandbox, { folders: [folder], limit: 7 });
    const input = { file: list(20), output: "out.csv" };
    const stopped = await small.call("enrich_file", input);
    expect(stopped.isError).toBe(true);
    expect(stopped.structuredContent).toMatchObject({
      error: { code: "CREDIT_LIMIT", fix: expect.stringContaining("--credit-limit") },
      data: { rows: 20 },
      spend: { spent: 7, left: 0 },
    });
    expect(charged(sandbox)).toBe(7);
    expect(rowsOf("out.csv").filter(({ status }) => status === "pending")).toHaveLength(13);
    const larger = await connectInProcess(sandbox, { folders: [folder], limit: 50 });
    const resumed = await larger.call("enrich_file", input);
    expect(resumed.structuredContent).toMatchObject({ spend: { spent: 13 } });
    expect(resumed.isError).toBeUndefined();
    expect(charged(sandbox)).toBe(20);
    expect(rowsOf("out.csv").filter(({ status }) => status === "pending")).toHaveLength(0);
  });

  it("gives back what was not charged, and counts a retry that may be", async () => {
    const sandbox = roomySandbox();
    const path = "/v1/domain/github.com";
    sandbox.script(
      { kind: "error", code: "RATE_LIMIT", retryAfter: 0, path },
      { kind: "error", code: "INTERNAL_ERROR", path },
    );
    const { call, budget } = await connectInProcess(sandbox, { folders: [folder], limit: 50 });
    await call("enrich_file", { file: list(3), output: "out.csv" });
    expect((await budget.state()).spent).toBe(4);
  });

  it("overwrites what it has written itself, and nothing else unless it is told to", async () => {
    const { call } = await connectInProcess(roomySandbox(), { folders: [folder], limit: 50 });
    const input = { file: list(2), output: "out.csv" };
    writeFileSync(join(folder, "out.csv"), "mine");
    const refused = await call("enrich_file", input);
    expect(refused.structuredContent).toMatchObject({
      error: { message: expect.stringMatching(/is there already.*overwrite: true/) },
      spend: { spent: 0 },
    });
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("mine");
    expect((await call("enrich_file", { ...input, overwrite: true })).isError).toBeUndefined();
    expect((await call("enrich_file", input)).isError).toBeUndefined();
    writeFileSync(join(folder, "out.csv"), "changed by hand");
    expect((await call("enrich_file", input)).isError).toBe(true);
    for (const output of [
      "list.csv",
      "list.csv.techlookup.jsonl",
      "list.csv.techlookup.jsonl.lock",
      "list.csv.techlookup.outputs.json",
      "other.csv.techlookup.jsonl",
      "OTHER.csv.company.Techlookup.JSONL",
      `${"x".repeat(300)}.csv`,
      "with\nline.csv",
    ])
      expect((await call("enrich_file", { ...input, output, overwrite: true })).isError, output).toBe(true);
    expect(readFileSync(join(folder, "list.csv"), "utf8")).toMatch(/^website,id\n/);
  });
});

describe("files outside the folders", () => {
  it.each(["file", "output"])("are not reached by %s", async (which) => {
    const sandbox = roomySandbox();
    const outside = join(root, "outside");
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, "secret.csv"), "github.com\n");
    mkdirSync(`${folder}-twin`);
    writeFileSync(join(`${folder}-twin`, "secret.csv"), "github.com\n");
    symlinkSync(join(outside, "secret.csv"), join(folder, "link.csv"));
    symlinkSync(outside, join(folder, "linked"));
    symlinkSync(join(root, "not-there-yet"), join(folder, "dangling.csv"));
    mkdirSync(join(folder, "sub"));
    const { call } = await connectInProcess(sandbox, { folders: [folder] });
    list(2);
    const paths = [
      "../outside/secret.csv",
      join(outside, "secret.csv"),
      `${folder}-twin/secret.csv`,
      `sub/../../outside/secret.csv`,
      "link.csv",
      "linked/secret.csv",
      "dangling.csv",
      "sub",
      ".",
      "..",
      "/etc/passwd",
      "nowhere/at-all.csv",
      "list.csv\u0000.csv",
    ];
    for (const path of paths) {
      const input = { file: "list.csv", output: "out.csv", overwrite: true, [which]: path };
      const { isError, structuredContent } = await call("enrich_file", input);
      expect(isError, path).toBe(true);
      expect((structuredContent.error as { code: string }).code, path).toBe("BAD_INPUT");
      if (which === "file" && path !== "list.csv")
        expect((await call("estimate", { file: path })).isError, path).toBe(true);
    }
    expect(sandbox.requests).toHaveLength(0);
    expect(existsSync(join(root, "not-there-yet"))).toBe(false);
    expect(readFileSync(join(outside, "secret.csv"), "utf8")).toBe("github.com\n");
  });

  it("are not written through links in the place of the journal and what belongs to it", async () => {
    const sandbox = roomySandbox();
    const { call } = await connectInProcess(sandbox, { folders: [folder] });
    list(2);
    const names = [
      "list.csv.techlookup.jsonl",
      "list.csv.techlookup.jsonl.lock",
      "list.csv.techlookup.outputs.json",
      ".out.csv.tmp",
    ];
    for (const name of names) {
      symlinkSync(join(root, "target"), join(folder, name));
      const { isError } = await call("enrich_file", { file: "list.csv", output: "out.csv" });
      expect(isError, name).toBe(true);
      rmSync(join(folder, name));
    }
    expect(existsSync(join(root, "target"))).toBe(false);
    expect(sandbox.requests).toHaveLength(0);
  });
});
