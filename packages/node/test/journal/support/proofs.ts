import { FragileFiles } from "./fragile-files.ts";
import type { Code } from "./mutate.ts";
import { clock, domains, found, mustKnow, type Promised, path, run } from "./run.ts";

const nothing = (): Promised => ({ sent: new Set(), handedOn: new Set() });
const copyOf = ({ sent, handedOn }: Promised): Promised => ({ sent: new Set(sent), handedOn: new Set(handedOn) });

/** What may be left whenever the power is cut during a run, each with all that was promised by then. */
const cuts = async (
  act: (files: FragileFiles, promised: Promised) => Promise<void>,
  files = new FragileFiles(),
  promised = nothing(),
): Promise<readonly (readonly [Buffer | undefined, Promised])[]> => {
  const images = new Map<string, readonly [Buffer | undefined, Promised]>();
  const cut = (): void => {
    for (const left of files.leftOf(path)) images.set(left?.toString("latin1") ?? "none", [left, copyOf(promised)]);
  };
  files.before = cut;
  await act(files, promised);
  cut();
  files.before = () => {};
  return [...images.values()];
};

const diskOf = (left: Buffer | undefined): FragileFiles => new FragileFiles(left && { [path]: left });

const fails = async (what: string, act: () => Promise<unknown>): Promise<void> => {
  const isDone = await act().then(
    () => true,
    () => false,
  );
  if (isDone) throw new Error(what);
};

/** What a journal promises, each by its name: of the code in `src`, and of mutants, which must break the promise they are meant for. */
export const proofs = {
  "what was sent or handed on is known after a power cut": async (code: Code) => {
    const images = await cuts((files, promised) => run(code, files, promised));
    for (const [left, promised] of images) await mustKnow(code, diskOf(left), promised);
  },
  "a run goes on after a power cut, and loses nothing more": async (code: Code) => {
    const images = await cuts((files, promised) => run(code, files, promised));
    for (const [left, promised] of images) {
      const files = diskOf(left);
      await run(code, files, promised);
      await mustKnow(code, files, promised);
    }
  },
  "what a run takes from a journal is on disk": async (code: Code) => {
    const files = new FragileFiles();
    await run(code, files, nothing());
    // The process was killed: what it wrote is there, and nothing of it is on disk yet.
    const node = files.nodes.get(path);
    if (node) node.synced = node.bytes.subarray(0, node.bytes.indexOf(10) + 1);
    const images = await cuts((disk, promised) => run(code, disk, promised), files);
    for (const [left, promised] of images) await mustKnow(code, diskOf(left), promised);
  },
  "a list in another order finds what was paid for": async (code: Code) => {
    const files = new FragileFiles();
    await run(code, files, nothing());
    const second = nothing();
    await run(code, files, second, { list: [...domains].reverse() });
    if (second.sent.size) throw new Error("paid twice");
    await mustKnow(code, files, { sent: new Set(domains), handedOn: new Set(domains) });
  },
  "a file that has lost its last line feed loses nothing": async (code: Code) => {
    const files = new FragileFiles();
    await run(code, files, nothing(), { list: domains.slice(0, 3) });
    const bytes = files.nodes.get(path)?.bytes as Buffer;
    const disk = diskOf(bytes.subarray(0, -1));
    await run(code, disk, nothing());
    await mustKnow(code, disk, { sent: new Set(domains), handedOn: new Set(domains) });
  },
  "a run whose lock was taken over stops": async ({ openJournal }: Code) => {
    const files = new FragileFiles();
    const first = await openJournal(path, { files, clock });
    await first.intend("a.example", 1);
    files.nodes.delete(`${path}.lock`);
    const second = await openJournal(path, { files, clock });
    await fails("two runs write", () => first.settle("a.example", found("a.example")));
    await second.intend("b.example", 1);
    await first.close();
    await second.close();
  },
  "nothing is written after a write that failed": async ({ openJournal }: Code) => {
    for (const errno of ["ENOSPC", "EIO"]) {
      for (let extra = 1; extra <= 6; extra++) {
        const files = new FragileFiles();
        const journal = await openJournal(path, { files, clock });
        await journal.intend("a.example", 1);
        const call = files.calls.length + extra;
        files.failAt = { call, code: errno };
        const tries = [
          () => journal.settle("a.example", found("a.example")),
          ...[() => journal.intend("b.example", 1), () => journal.mark(7), async () => journal.recall("a.example")],
        ];
        const outcomes: unknown[] = [];
        for (const act of [...tries, ...tries]) outcomes.push(await act().catch((error: unknown) => error));
        const first = outcomes.findIndex((outcome) => outcome instanceof Error);
        if (files.calls.length < call) throw new Error(`call ${call} was not made`);
        const isSame = first >= 0 && outcomes.slice(first).every((outcome) => outcome === outcomes[first]);
        if (!isSame) throw new Error(`after ${errno} at call ${call}, the journal goes on`);
        if (files.calls.slice(call).some((name) => /write|datasync/.test(name))) throw new Error("written again");
        await journal.close();
        if (files.nodes.has(`${path}.lock`)) throw new Error("the lock was left behind");
      }
    }
  },
  "a run that an error ends can be gone on with": async (code: Code) => {
    for (const errno of ["ENOSPC", "EIO"]) {
      for (let call = 1; ; call++) {
        const [files, promised] = [new FragileFiles(), nothing()];
        files.failAt = { call, code: errno };
        await run(code, files, promised).catch(() => {});
        if (files.calls.length < call) break;
        files.nodes.delete(`${path}.lock`);
        await mustKnow(code, files, promised);
        await run(code, files, promised);
        await mustKnow(code, files, { sent: new Set(domains), handedOn: new Set(domains) });
      }
    }
  },
} as const;
