import { existsSync } from "node:fs";
import type { EnrichRecord } from "@techlookup/core/enrich";
import { afterEach, describe, expect, it } from "vitest";
import { type ChunkEvent, partFileOf, partFiles, type WorkOptions } from "../src/index.ts";
import { namesUpTo, type Stage, setStage } from "./support/stage.ts";

let stage: Stage;

/** Works until a chunk event fits, or `count` chunks are finished. */
const workUntil = async (options: Partial<WorkOptions>, isEnd: (event: ChunkEvent) => boolean): Promise<void> => {
  const { fleet, client, folder } = stage;
  await new Promise<void>((resolve) => {
    const onChunk = (event: ChunkEvent): void => {
      if (isEnd(event)) resolve();
    };
    fleet.work({ client, sink: partFiles(folder), onChunk, ...options });
  });
};

const finishing = (count: number) => {
  let finished = 0;
  return ({ state }: ChunkEvent): boolean => state === "finished" && ++finished === count;
};

const collected = async (): Promise<EnrichRecord<unknown>[]> => {
  const { fleet, client, folder } = stage;
  const records: EnrichRecord<unknown>[] = [];
  for await (const record of fleet.collect("november", { client, sink: partFiles(folder) })) records.push(record);
  return records;
};

afterEach(() => stage.close());

describe("a fleet", () => {
  it("gives each entry of a list one record, in its order, and pays for each domain once", async () => {
    stage = await setStage();
    const { fleet, sandbox, folder } = stage;
    const names = namesUpTo(25);
    const list = [...names, "# a comment", "", "WWW.Site-3.example", "not a domain"];
    const submitted = await fleet.submit("november", list, { chunkSize: 10, usedBefore: 0 });
    expect(submitted).toEqual({ state: "begun", chunks: 3, entries: 27, domains: 25 });
    await workUntil({}, finishing(3));
    const records = await collected();
    expect(records.map(({ line }) => line)).toEqual([...names.map((_, at) => at + 1), 28, 29]);
    expect(records.slice(25)).toMatchObject([
      { kind: "skipped", reason: "duplicate", domain: "site-3.example" },
      { kind: "skipped", reason: "not-a-domain" },
    ]);
    expect(sandbox.counts()).toMatchObject({ requests: 25 });
    expect(existsSync(partFileOf(folder, { run: "november", chunk: 2 }))).toBe(true);
    expect(await fleet.status("november")).toMatchObject({ finished: 3, reserved: 0, requests: 25, entries: 27 });
  });

  it("keeps one credit limit for all workers, and goes on where it is raised", async () => {
    stage = await setStage();
    const { fleet, sandbox } = stage;
    const names = namesUpTo(40);
    await fleet.submit("november", names, { chunkSize: 5, creditLimit: 25 });
    await workUntil({ chunks: 3 }, ({ state }) => state === "halted");
    expect(await fleet.status("november")).toMatchObject({ halted: { code: "CREDIT_LIMIT" }, charge: { most: 25 } });
    expect(sandbox.requests).toHaveLength(25);
    expect((await collected()).length).toBe(25);
    await fleet.submit("november", names, { chunkSize: 5, creditLimit: 40 });
    await expect.poll(async () => (await fleet.status("november"))?.finished, { timeout: 10_000 }).toBe(8);
    expect(await collected()).toHaveLength(40);
    expect(sandbox.requests).toHaveLength(40);
  });
});
