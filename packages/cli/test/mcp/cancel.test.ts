import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sandboxFor } from "../support.ts";
import { listIn, newFolder, newRoot, rowsIn } from "./folders.ts";
import { connect } from "./support.ts";

const folder = newFolder(newRoot());

it("reports how far it is, and ends in good order when the client cancels or goes", async () => {
  const { sandbox, env } = await sandboxFor({ requests: { pro: 40 }, windowMs: 60_000 });
  const { client, call } = await connect(env, "--folder", folder, "--credit-limit", "1000");
  const steps: number[] = [];
  const cancel = new AbortController();
  const args = { file: listIn(folder, 300), output: "out.csv" };
  const onprogress = ({ progress, total }: { progress: number; total?: number | undefined }): void => {
    steps.push(progress);
    expect(total).toBe(300);
    cancel.abort("enough");
  };
  const cancelled = client.callTool({ name: "enrich_file", arguments: args }, undefined, {
    onprogress,
    signal: cancel.signal,
  });
  await expect(cancelled).rejects.toThrow(/enough/);
  expect(steps.length).toBeGreaterThan(0);
  // The run is over once its journal is free again.
  while (existsSync(join(folder, "list.csv.techlookup.jsonl.lock"))) await new Promise((done) => setTimeout(done, 20));
  // What it notes last, so that the next call may replace the output.
  while (!existsSync(join(folder, "list.csv.techlookup.outputs.json")))
    await new Promise((done) => setTimeout(done, 20));
  const known = rowsIn(folder, "out.csv").filter(({ status }) => status !== "pending").length;
  const paid = sandbox.requests.filter(({ path }) => path.startsWith("/v1/domain/")).length;
  expect(known).toBe(paid);
  const { structuredContent } = await call("estimate", { file: "list.csv" });
  expect(structuredContent.data).toMatchObject({ cached: known, toLookUp: 300 - known });
  const again = client.callTool({ name: "enrich_file", arguments: args }).catch(() => "gone");
  while (!existsSync(join(folder, "list.csv.techlookup.jsonl.lock"))) await new Promise((done) => setTimeout(done, 20));
  await client.close();
  expect(await again).toBe("gone");
  while (existsSync(join(folder, "list.csv.techlookup.jsonl.lock"))) await new Promise((done) => setTimeout(done, 20));
  expect(rowsIn(folder, "out.csv")).toHaveLength(300);
}, 20_000);
