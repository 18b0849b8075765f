import { existsSync } from "node:fs";
import type { EnrichRecord } from "@techlookup/core/enrich";
import { afterEach, describe, expect, it } from "vitest";
import { type ChunkEvent, createFleet, partFileOf, partFiles, type WorkOptions } from "../src/index.ts";
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
    expect(await fleet.workers()).toEqual([]);
    await workUntil({ host: "rack 1" }, finishing(3));
    expect(await fleet.workers()).toEqual(["rack-1"]);
    const records = await collected();
    expect(records.map(({ line }) => line)).toEqual([...names.map((_, at) => at + 1), 28, 29]);
    expect(records.slice(25)).toMatchObject([
      { kind: "skipped", reason: "duplicate", domain: "site-3.example" },
      { kind: "skipped", reason: "not-a-domain" },
    ]);
    expect(sandbox.counts()).toMatchObject({ requests: 25 });
    const state = await fleet.status("november");
    expect(existsSync(partFileOf(folder, { run: "november", id: state?.id ?? "", chunk: 2 }))).toBe(true);
    expect(state).toMatchObject({ finished: 3, reserved: 0, requests: 25, entries: 27 });
  });

  it("keeps one credit limit for all workers, and goes on where it is raised", async () => {
    stage = await setStage();
    const { fleet, sandbox } = stage;
    const names = namesUpTo(40);
    await fleet.submit("november", names, { chunkSize: 5, creditLimit: 25 });
    let halted = 0;
    await workUntil({ chunks: 3 }, ({ state }) => state === "halted" && ++halted === 3);
    expect(await fleet.status("november")).toMatchObject({ halted: { code: "CREDIT_LIMIT" }, charge: { most: 25 } });
    expect(sandbox.requests).toHaveLength(25);
    expect((await collected()).length).toBe(25);
    await fleet.submit("november", names, { chunkSize: 5, creditLimit: 40 });
    await expect.poll(async () => (await fleet.status("november"))?.finished, { timeout: 25_000 }).toBe(8);
    expect(await collected()).toHaveLength(40);
    expect(sandbox.requests).toHaveLength(40);
  });

  it("hands its chunks back in good order when it is closed, and another goes on", async () => {
    stage = await setStage();
    const { fleet, sandbox, client, folder } = stage;
    await fleet.submit("november", namesUpTo(60), { chunkSize: 30 });
    sandbox.script({ kind: "slow-headers", delayMs: 300, times: 60 });
    const states: string[] = [];
    const worker = fleet.work({
      ...{ client, sink: partFiles(folder), lookups: 5 },
      onChunk: ({ state }) => states.push(state),
    });
    await expect.poll(() => sandbox.requests.length, { interval: 5 }).toBeGreaterThan(9);
    await worker.close();
    expect(worker.health.state).toBe("closing");
    expect(states).toEqual(["started", "started", "handed-back", "handed-back"]);
    const state = await fleet.status("november");
    expect(state).toMatchObject({ reserved: 0, counts: { ambiguous: 0 }, requests: sandbox.requests.length });
    expect(sandbox.requests.length).toBeLessThan(60);
    await workUntil({}, finishing(2));
    expect(await collected()).toHaveLength(60);
    expect(sandbox.requests).toHaveLength(60);
  });

  it("tells of every chunk that any worker finishes", async () => {
    stage = await setStage();
    const { fleet } = stage;
    const told: unknown[] = [];
    const stop = await fleet.watch((progress) => told.push(progress));
    await fleet.submit("november", namesUpTo(4), { chunkSize: 2 });
    await workUntil({}, finishing(2));
    await expect.poll(() => told.length).toBe(2);
    expect(told).toContainEqual({ run: "november", chunk: 1, counts: { "not-found": 2 } });
    await stop();
  });

  it("writes again where a sink could not, without paying again", async () => {
    stage = await setStage();
    const { fleet, sandbox, folder } = stage;
    await fleet.submit("november", namesUpTo(5));
    const { write } = partFiles(folder);
    let tries = 0;
    const failing: ChunkEvent[] = [];
    const onChunk = (event: ChunkEvent) => void (event.state === "failed" && failing.push(event));
    await new Promise<void>((resolve) => {
      fleet.work({
        client: stage.client,
        sink: async (...given) => {
          if (++tries === 1) throw new Error("ENOSPC");
          await write(...given);
        },
        onChunk: (event) => {
          onChunk(event);
          // The chunk waits half a minute to be tried again: not here.
          if (event.state === "failed") resolve();
        },
      });
    });
    expect(failing).toMatchObject([{ error: { message: "ENOSPC" } }]);
    expect(await fleet.status("november")).toMatchObject({ finished: 0, requests: 5, reserved: 0 });
    const partial = fleet.collect("november", { sink: partFiles(folder), partial: true });
    const records: unknown[] = [];
    for await (const record of partial) records.push(record);
    expect(records).toHaveLength(5);
    await fleet.submit("november", namesUpTo(5));
    await expect.poll(async () => (await fleet.status("november"))?.finished).toBe(1);
    expect(sandbox.requests).toHaveLength(5);
  });

  it("refuses, before anything is sent, what it cannot work with", async () => {
    stage = await setStage();
    const { fleet, client, connection, folder, sandbox } = stage;
    const sink = partFiles(folder);
    const refusals: [() => unknown, string][] = [
      [() => createFleet({ connection: {} as never, apiKey: "tapi_x" }), "connection must be a client of ioredis"],
      [() => createFleet({ connection, apiKey: "" }), "apiKey is missing"],
      [() => createFleet({ connection, apiKey: sandbox.keys.pro, prefix: "{a}" }), "prefix must be a text without"],
      [() => fleet.submit("no:colons", ["a.example"]), "run must be a name of 1 to 64 letters"],
      [() => fleet.submit("a", []), "domains must have at least one entry"],
      [() => fleet.submit("a", ["a.example"], { live: true }), "creditLimit must be given where websites"],
      [() => fleet.submit("a", ["a.example"], { creditLimit: -1 }), "creditLimit must"],
      [
        () => fleet.submit("a", ["a.example"], { chunkSize: 5_001 }),
        "chunkSize must be a whole number from 1 to 5,000",
      ],
      [() => fleet.submit("a", ["a.example"], { operation: "other" as never }), "operation must"],
      [() => fleet.work({ client, sink: {} as never }), "sink must be a function"],
      [() => fleet.work({ client: {} as never, sink }), "client must be a client"],
      [() => fleet.work({ client, sink, chunks: 0 }), "chunks must be a whole number from 1 up"],
      [() => fleet.work({ client, sink, lockMs: 999 }), "lockMs must be a whole number from 1000 up"],
      [() => fleet.collect("a", { sink: { write: async () => {} } }), "sink must have read"],
      [() => fleet.collect("a", { sink })[Symbol.asyncIterator]().next(), '"a" is not in the store'],
    ];
    for (const [refused, message] of refusals)
      await expect(async () => refused()).rejects.toMatchObject({
        code: "CONFIGURATION_ERROR",
        message: expect.stringContaining(message),
      });
    await fleet.submit("a", ["a.example", "b.example"], { chunkSize: 1 });
    await expect(fleet.submit("a", ["a.example"])).rejects.toThrow('"a" was submitted with');
    const unfinished = fleet.collect("a", { sink })[Symbol.asyncIterator]();
    await expect(unfinished.next()).rejects.toThrow("0 of its 2 chunks are finished");
    expect(sandbox.requests).toEqual([]);
  });
});
