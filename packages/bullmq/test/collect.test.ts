import { readFile, rm, writeFile } from "node:fs/promises";
import { type Clock, systemClock } from "@techlookup/core/common";
import type { EnrichRecord } from "@techlookup/core/enrich";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CollectOptions, partFileOf, partFiles } from "../src/index.ts";
import { namesUpTo, type Stage, setStage } from "./support/stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const run = "november";
const part = async (): Promise<string> => {
  const id = (await stage.fleet.status(run))?.id ?? "";
  return partFileOf(stage.folder, { run, id, chunk: 0 });
};

const collected = async (options: Partial<CollectOptions> = {}): Promise<EnrichRecord<unknown>[]> => {
  const records: EnrichRecord<unknown>[] = [];
  for await (const record of stage.fleet.collect(run, { sink: partFiles(stage.folder), ...options }))
    records.push(record);
  return records;
};

/** Works until every chunk of the run is finished. */
const work = async (): Promise<void> => {
  const { fleet, client, folder } = stage;
  const worker = fleet.work({ client, sink: partFiles(folder) });
  const isFinished = async () => {
    const { finished, chunks } = (await fleet.status(run)) ?? {};
    return finished === chunks;
  };
  await expect.poll(isFinished, { timeout: 25_000 }).toBe(true);
  await worker.close();
};

describe("a collection", () => {
  it("has every record, or says which file is missing, torn or short", async () => {
    await stage.fleet.submit(run, namesUpTo(5), { chunkSize: 3 });
    await work();
    const file = await part();
    const whole = await readFile(file, "utf8");
    expect(await collected()).toHaveLength(5);
    await writeFile(file, whole.slice(0, -9));
    await expect(collected()).rejects.toThrow(`not whole: ${file}`);
    await writeFile(file, whole.slice(0, whole.indexOf("\n") + 1));
    await expect(collected()).rejects.toThrow(/has 1 of the 3 records of chunk 0 of "november", which .* has written/);
    await rm(file);
    await expect(collected()).rejects.toThrow("Copy its files here");
  });

  it("takes nothing from a file that an older run of the name, with the same list, has left", async () => {
    await stage.fleet.submit(run, namesUpTo(2));
    await work();
    await stage.fleet.remove(run);
    await stage.fleet.submit(run, namesUpTo(2));
    expect(await collected({ partial: true })).toEqual([]);
    await work();
    await rm(await part());
    await expect(collected()).rejects.toThrow("Copy its files here");
  });

  it("tells of the list that was submitted last, where another one of the name was removed", async () => {
    const { fleet, sandbox } = stage;
    await fleet.submit(run, ["old-1.example", "old-2.example"], { chunkSize: 1 });
    await fleet.remove(run);
    await fleet.submit(run, ["new.example"]);
    await work();
    expect(await collected()).toMatchObject([{ input: "new.example" }]);
    expect(sandbox.requests).toHaveLength(1);
    // The same list again, whose jobs have ended since.
    await fleet.remove(run);
    await fleet.submit(run, ["old-1.example", "old-2.example"], { chunkSize: 1 });
    await work();
    expect(await collected()).toHaveLength(2);
  });

  it("keeps the credit limit of a run that is continued without one, and says so", async () => {
    const { fleet } = stage;
    expect(await fleet.submit(run, namesUpTo(3), { creditLimit: 2 })).toMatchObject({ creditLimit: 2 });
    expect(await fleet.submit(run, namesUpTo(3))).toMatchObject({ state: "continued", creditLimit: 2 });
  });

  it("takes a lost lookup for perhaps paid where nobody knows what the account had used before", async () => {
    await stage.close();
    stage = await setStage({ charges: ["lost"] });
    const { fleet, client, sandbox } = stage;
    await fleet.submit(run, namesUpTo(2));
    sandbox.script({ kind: "reset", at: "headers" });
    await work();
    const setTimer: Clock["setTimer"] = (fire, ms) => systemClock.setTimer(fire, ms / 1_000);
    expect(await collected({ client, clock: { now: () => systemClock.now(), setTimer } })).toHaveLength(2);
    const charged = sandbox.requests.reduce((sum, { credits }) => sum + credits, 0);
    const state = await fleet.status(run);
    expect(state).toMatchObject({ repeated: 1, counts: { ambiguous: 0 } });
    expect(state?.charge.most).toBeGreaterThanOrEqual(charged);
  });

  it("is of one reader at a time: a second one ends the first, which repeats nothing", async () => {
    const { fleet, client, sandbox } = stage;
    await fleet.submit(run, namesUpTo(2));
    sandbox.script({ kind: "reset", at: "headers" });
    await work();
    const before = sandbox.requests.length;
    let wasTaken = false;
    const { ledger } = fleet;
    const claim = ledger.claim.bind(ledger);
    ledger.claim = async (...given) => {
      const claimed = await claim(...given);
      if (!wasTaken) {
        wasTaken = true;
        await claim(...given);
      }
      return claimed;
    };
    await expect(collected({ client, repeatAmbiguous: true })).rejects.toThrow("is being collected by someone else");
    expect(sandbox.requests.slice(before).filter(({ credits }) => credits > 0)).toEqual([]);
  });
});
