import { TechLookup as PageClient } from "@techlookup/browser";
import { type RepeatRule, TechLookup } from "@techlookup/core";
import { createSandbox } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { charges, repeatRules, worstOf } from "../generate/charges/charges.ts";
import { notSentCodes } from "../generate/charges/failures.ts";
import { sampleClock } from "../generate/sample-clock.ts";
import { situationOf } from "../generate/situations.ts";
import { type Scene, scenes } from "./support/charge-scenes.ts";
import { calls, play, type Server, servers } from "./support/play-charges.ts";

const sent = charges.rows.filter((row) => row.id !== "not-sent");
const cells = sent.flatMap(({ id }) => Object.keys(calls).map((kindId) => [id, kindId] as const));

/**
 * Under the default rule every server; under the others those that charge most. Free by the vendor's word, or never sent: no server
 * charges that, not even one that charges all else.
 */
const serversFor = (charged: string | undefined, repeat: RepeatRule): readonly Server[] => [
  ...(repeat === "safe" ? servers : servers.slice(-1)),
  ...(charged === "no" ? [] : (["all"] as const)),
];

describe.each(repeatRules)("with repeat: %s, by the sandbox's books", (repeat) => {
  it.each(cells)("%s, %s: no server charges more than the table says, and one charges as much", async (id, kindId) => {
    const row = charges.rows.find((one) => one.id === id);
    const worst = worstOf(id, kindId, repeat);
    // Where the price is unknown, each request counts as one.
    const limit = worst.credits ?? worst.chargeable;
    let most = 0;
    const list: readonly Scene[] = scenes[id as keyof typeof scenes];
    for (const scene of list) {
      // Only what is looked up can be missing.
      if (scene.isMissing && kindId === "GET 0") continue;
      for (const server of serversFor(row?.charged, repeat)) {
        const { requests, credits, stopped, code } = await play(kindId, scene, server, repeat);
        const said = `${JSON.stringify(scene)}, charged: ${server}`;
        expect([requests, stopped], said).toEqual([worst.attempts, worst.stopped]);
        if (row && row.codes.length > 0) expect(row.codes, said).toContain(code);
        expect(credits, said).toBeLessThanOrEqual(limit);
        most = Math.max(most, credits);
      }
    }
    expect(most).toBe(limit);
  });
});

describe("what is not sent", () => {
  it.each(notSentCodes)("%s: no request, no credit", async (code) => {
    const sandbox = createSandbox({ charges: ["404", "5xx", "lost"] });
    const { faults = [], options, call, domain = "github.com", withToken, isDown } = situationOf(code);
    sandbox.script(...faults);
    const usual = { fetch: sandbox.fetch, clock: sampleClock() };
    const token = (): never => {
      throw new Error("the session is over");
    };
    const client = withToken
      ? new PageClient({ gateway: new URL("https://shop.example/api"), token, ...usual })
      : new TechLookup({ apiKey: sandbox.keys.pro, ...usual, ...options });
    // The call that finds the server down is charged for itself.
    if (isDown) await client.safe.domains.get(domain);
    const [requests, { credits }] = [sandbox.requests.length, sandbox.counts()];
    const { error } = await client.safe.domains.get(domain, call);
    const after = [error?.code, sandbox.requests.length - requests, sandbox.counts().credits - credits];
    expect(after).toEqual([code, 0, 0]);
  });
});
