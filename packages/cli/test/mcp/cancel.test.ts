import { existsSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { expect, it } from "vitest";
import { until } from "../enrich/support.ts";
import { sandboxFor, start } from "../support.ts";
import { listIn, newFolder, newRoot, rowsIn } from "./folders.ts";
import { callerOf, program } from "./support.ts";

const folder = newFolder(newRoot());
const isThere = (name: string) => () => existsSync(join(folder, `list.csv.techlookup.${name}`));
const isFree = () => !isThere("jsonl.lock")();

it("reports how far it is, and ends in good order when the client cancels or goes", async () => {
  const { sandbox, env } = await sandboxFor({ requests: { pro: 40 }, windowMs: 60_000 });
  const args = ["mcp", "--folder", folder, "--credit-limit", "1000"];
  const { child, ended } = start(args, { env, isPiping: true, program });
  const client = new Client({ name: "test", version: "1" });
  // The SDK's transport for clients kills a server that takes longer than four seconds to end.
  await client.connect(new StdioServerTransport(child.stdout.pipe(new PassThrough()), child.stdin));
  const steps: number[] = [];
  const cancel = new AbortController();
  const input = { file: listIn(folder, 300), output: "out.csv" };
  const onprogress = ({ progress, total }: { progress: number; total?: number | undefined }): void => {
    steps.push(progress);
    expect(total).toBe(300);
    cancel.abort("enough");
  };
  const cancelled = client.callTool({ name: "enrich_file", arguments: input }, undefined, {
    onprogress,
    signal: cancel.signal,
  });
  await expect(cancelled).rejects.toThrow(/enough/);
  expect(steps.length).toBeGreaterThan(0);
  // The run is over once its journal is free again.
  await until(isFree);
  // What it notes last, so that the next call may replace the output.
  await until(isThere("outputs.json"));
  const known = rowsIn(folder, "out.csv").filter(({ status }) => status !== "pending").length;
  const paid = sandbox.requests.filter(({ path }) => path.startsWith("/v1/domain/")).length;
  expect(known).toBe(paid);
  const { structuredContent } = await callerOf(client)("estimate", { file: "list.csv" });
  expect(structuredContent.data).toMatchObject({ cached: known, toLookUp: 300 - known });
  const again = client.callTool({ name: "enrich_file", arguments: input }).catch(() => "gone");
  await until(isThere("jsonl.lock"));
  child.stdin.end();
  expect((await ended).code).toBe(0);
  await client.close();
  expect(await again).toBe("gone");
  expect(isFree()).toBe(true);
  expect(rowsIn(folder, "out.csv")).toHaveLength(300);
});
