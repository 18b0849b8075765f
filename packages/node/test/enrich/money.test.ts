import { enrich } from "@techlookup/core/enrich";
import { storedDomains } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { setUp } from "./support.ts";

const [one = "", two = "", three = ""] = storedDomains;
const modes = [[], ["404"], ["5xx"], ["lost"], ["404", "5xx", "lost"]] as const;

/** What the account has been charged. */
const usedBy = async ({ client, clock }: ReturnType<typeof setUp>): Promise<number> =>
  (await clock.run(client.account.credits())).totals.credits_used;

describe("the money of a run", () => {
  it.each(modes.map((charges) => [charges.join(" and ") || "nothing more", charges] as const))(
    "lies within the report, where the server charges successes and %s",
    async (_name, charges) => {
      const made = setUp({}, { charges });
      const before = await usedBy(made);
      made.sandbox.script(
        { kind: "error", code: "INTERNAL_ERROR", path: `/v1/domain/${one}` },
        { kind: "reset", at: "headers", path: `/v1/domain/${two}` },
        { kind: "error", code: "RATE_LIMIT", retryAfter: 1, path: `/v1/domain/${three}` },
      );
      const list = [one, two, three, "a.example", "b.example"];
      const { records, report } = await made.run(list, { live: true, creditLimit: 100 });
      expect(records.map(({ input }) => input).toSorted()).toEqual(list.toSorted());
      const spent = (await usedBy(made)) - before;
      expect(spent).toBeGreaterThanOrEqual(report.charge.least);
      expect(spent).toBeLessThanOrEqual(report.charge.most);
    },
  );

  it("is never more than the limit, however the server charges, and the run ends there", async () => {
    for (const charges of modes) {
      const made = setUp({}, { charges });
      const before = await usedBy(made);
      made.sandbox.script({ kind: "error", code: "INTERNAL_ERROR", times: 6 });
      const list = Array.from({ length: 50 }, (_, index) => storedDomains[index] ?? `site-${index}.example`);
      const { error, records, report } = await made.run(list, { live: true, creditLimit: 12, concurrency: 7 });
      expect(error).toMatchObject({ code: "CREDIT_LIMIT", creditLimit: 12 });
      expect(report.charge.most).toBeLessThanOrEqual(12);
      expect((await usedBy(made)) - before).toBeLessThanOrEqual(12);
      expect(records.length).toBeGreaterThan(2);
    }
  });

  it("is not paid twice for an answer that was lost, if the account shows that it was not charged", async () => {
    const made = setUp();
    made.sandbox.script({ kind: "reset", at: "request", path: "/v1/domain/*", times: 2 });
    const { kinds, report } = await made.run([one, two, three]);
    expect(kinds).toEqual(["found", "found", "found"]);
    expect(report).toMatchObject({ charge: { least: 3, most: 3 }, repeated: [] });
  });

  it("leaves what was paid for and lost, and says so, if the account shows that all was charged", async () => {
    const made = setUp();
    made.sandbox.script({ kind: "reset", at: "headers", path: `/v1/domain/${one}` });
    const { records, report } = await made.run([one, two]);
    const lost = records.find(({ input }) => input === one);
    expect(lost).toMatchObject({
      kind: "ambiguous",
      charge: { least: 0, most: 1 },
      error: { stopped: "not-repeatable" },
    });
    expect(report.counts).toMatchObject({ found: 1, ambiguous: 1 });
    expect(made.paid()).toHaveLength(2);
  });

  it("is paid again where the account shows that it was charged, if that is asked for", async () => {
    const made = setUp({});
    made.sandbox.script({ kind: "reset", at: "headers", path: `/v1/domain/${one}` });
    const { kinds, report } = await made.run([one, two], { order: "input", repeatAmbiguous: true });
    expect(kinds).toEqual(["found", "found"]);
    expect(report.repeated).toMatchObject([{ domain: one, charge: { least: 1, most: 2 } }]);
    expect(made.paid()).toHaveLength(3);
  });

  it("may be paid twice for a lookup where nobody can tell, and is listed; for live detection on request alone", async () => {
    for (const [operation, live, repeatAmbiguous, kinds, repeated] of [
      ["technologies", false, undefined, ["found", "found"], 1],
      ["technologies", true, undefined, ["found", "found"], 1],
      ["technologies", false, false, ["ambiguous", "found"], 0],
      ["live", false, undefined, ["ambiguous", "detected-live"], 0],
      ["live", false, true, ["detected-live", "detected-live"], 1],
    ] as const) {
      const made = setUp();
      // Somebody else uses the key meanwhile.
      const other = made.clock.setTimer(() => void made.client.technologies.get("React"), 30_000);
      made.sandbox.script(
        { kind: "reset", at: "headers", path: "/v1/domain/*" },
        { kind: "reset", at: "headers", path: "/v1/technology-lookup-live" },
      );
      const { kinds: seen, report } = await made.run([one, two], {
        ...{ operation, live, repeatAmbiguous, order: "input", creditLimit: 50, concurrency: 1 },
      });
      other();
      expect(seen).toEqual(kinds);
      expect(report.repeated.length).toBe(repeated);
    }
  });

  it("is read from a counter that lags only once two readings agree", async () => {
    const made = setUp({}, { creditsLagMs: 90_000 });
    made.sandbox.script({ kind: "reset", at: "headers", path: `/v1/domain/${one}` });
    const { kinds } = await made.run([one, two], { order: "input" });
    expect(kinds).toEqual(["ambiguous", "found"]);
  });
});

describe("a run ends", () => {
  it.each(["UNAUTHORIZED", "FORBIDDEN"] as const)(
    "where every call would meet %s, and hands on what it has",
    async (code) => {
      const made = setUp();
      made.sandbox.script({ kind: "error", code, times: 9, path: `/v1/domain/${three}` });
      const { error, records } = await made.run([one, two, three, "a.example"], { concurrency: 1 });
      expect(error).toMatchObject({ code });
      expect(records.map(({ input }) => input)).toEqual([one, two]);
    },
  );

  it("where no credits are left", async () => {
    const made = setUp({}, { credits: { pro: 0 } });
    const { error, records } = await made.run([one]);
    expect(error).toMatchObject({ code: "PAYMENT_REQUIRED" });
    expect([records, made.paid()]).toEqual([[], []]);
  });

  it("not where a firewall answers with a 403 of its own", async () => {
    const made = setUp();
    made.sandbox.script({ kind: "html", status: 403, path: `/v1/domain/${one}` });
    const { error, kinds } = await made.run([one, two], { order: "input" });
    expect([error, kinds]).toEqual([undefined, ["failed", "found"]]);
  });

  it("by its signal: what is on its way is waited for, and nothing more is sent", async () => {
    const made = setUp();
    made.sandbox.script({ kind: "slow-headers", delayMs: 4_000, path: "/v1/domain/*", times: 2 });
    const controller = new AbortController();
    made.clock.setTimer(() => controller.abort(new Error("enough")), 1_000);
    const list = [one, two, three, "a.example"];
    const { error, kinds } = await made.run(list, { concurrency: 2, signal: controller.signal });
    expect(error).toMatchObject({ code: "ABORTED" });
    expect(kinds).toEqual(["found", "found"]);
    expect(made.paid()).toHaveLength(2);
    expect(made.clock.pending).toBe(0);
  });

  it("ten seconds later at the latest, and tells what may have been charged", async () => {
    const made = setUp();
    made.sandbox.script({ kind: "slow-headers", delayMs: 25_000, path: "/v1/domain/*" });
    const controller = new AbortController();
    const beganMs = made.clock.now();
    made.clock.setTimer(() => controller.abort(), 1_000);
    const { error, kinds } = await made.run([one], { signal: controller.signal });
    expect(error).toMatchObject({ code: "ABORTED" });
    expect(kinds).toEqual(["ambiguous"]);
    expect(made.clock.now() - beganMs).toBe(11_000);
  });

  it("when nobody reads on, and closes the list", async () => {
    const { client, clock } = setUp();
    let isClosed = false;
    const list = (function* () {
      try {
        for (;;) yield one;
      } finally {
        isClosed = true;
      }
    })();
    const read = async (): Promise<void> => {
      for await (const _ of enrich(client, list, { clock })) break;
    };
    await clock.run(read());
    expect([isClosed, clock.pending]).toEqual([true, 0]);
  });

  it("with what the list throws", async () => {
    const made = setUp();
    const list = (function* () {
      yield one;
      throw new Error("the disk is gone");
    })();
    const { error, kinds } = await made.run(list);
    expect(error?.message).toBe("the disk is gone");
    expect(kinds).toEqual(["found"]);
  });
});
