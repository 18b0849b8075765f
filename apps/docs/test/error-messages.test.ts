import { inspect } from "node:util";
import { TechLookup as PageClient } from "@techlookup/browser";
import { codes, type KnownCode, TechLookup, type TechLookupError } from "@techlookup/core";
import { documentedMessages } from "@techlookup/core/contract";
import { createSandbox } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { makePage } from "../generate/make-page.ts";
import { responseText } from "../generate/response-text.ts";
import { sampleClock } from "../generate/sample-clock.ts";
import { situationOf } from "../generate/situations.ts";

// Nothing on an error page is invented: its messages are what the sandbox sends, and what the client prints of that.

const known = Object.keys(codes) as KnownCode[];
const pages = new Map(await Promise.all(known.map(async (code) => [code, await makePage(code)] as const)));

/** Asks the sandbox so many times, as a program without a client would, and gives the last response. */
const ask = async (code: KnownCode, times: number): Promise<Response> => {
  const { faults = [], domain = "github.com" } = situationOf(code);
  const sandbox = createSandbox();
  sandbox.script(...faults);
  const headers = { authorization: `Bearer ${sandbox.keys.pro}` };
  const send = () => sandbox.fetch(`https://api.technologychecker.io/v1/domain/${domain}`, { headers });
  for (let before = 1; before < times; before++) await send();
  return send();
};

/** Calls as a program does, and gives the error that comes of it. */
const call = async (code: KnownCode): Promise<TechLookupError | undefined> => {
  const { faults = [], domain = "github.com", fetch, options, call: limits, withToken, isDown } = situationOf(code);
  const sandbox = createSandbox();
  sandbox.script(...faults);
  const usual = { clock: sampleClock(), random: () => 0.5 };
  const token = (): never => {
    throw new Error("the session is over");
  };
  const client = withToken
    ? new PageClient({ gateway: new URL("https://shop.example/api"), token, ...usual })
    : new TechLookup({ apiKey: sandbox.keys.pro, fetch: fetch ?? sandbox.fetch, ...usual, ...options });
  if (isDown) await client.safe.domains.get(domain);
  return (await client.safe.domains.get(domain, limits)).error;
};

describe.each(known)("the page of %s", (code) => {
  const page = pages.get(code);
  const sent = page?.sample.sent;

  it("shows the error as a console prints it", async () => {
    const error = await call(code);
    // How long a server has been down is measured while others use this machine.
    const steady = (line: string): string =>
      situationOf(code).isDown ? line.replace(/\b[\d.]+ m?s\b/g, "some time") : line;
    const printed = inspect(error, { colors: false }).split("\n").map(steady);
    // Without the stack in between, the brace behind its last line stands behind the error's own line.
    const lines = (page?.sample.shown.split("\n") ?? []).map((line) => steady(line).replace(/(Error: .+) \{$/, "$1"));
    expect(lines.length).toBeGreaterThan(1);
    expect(printed).toEqual(expect.arrayContaining(lines));
    expect(lines[0]).toContain(steady(error?.message ?? "no error"));
  });

  it("takes as long as its attempts and waits together", () => {
    const [, seconds] = /in (\d+(?:\.\d)?) s\./.exec(page?.sample.message ?? "") ?? [];
    if (seconds === undefined) return;
    const sum = (page?.sample.attempts ?? []).reduce((ms, { durationMs, waitMs = 0 }) => ms + durationMs + waitMs, 0);
    expect(Math.abs(Number(seconds) - sum / 1_000)).toBeLessThan(0.2);
  });

  it("shows the response as the sandbox sends it", async () => {
    if (!sent) return expect(codes[code].known).toBe("ours");
    const response = await ask(code, page?.sample.attempts.length ?? 0);
    const [head = "", ...rest] = responseText(sent).split("\n\n");
    const [status, ...headers] = head.split("\n");
    expect(status).toBe(`HTTP ${response.status}`);
    for (const header of headers) {
      const [name = "", value] = header.split(": ");
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    }
    // What breaks off in the middle throws where it does.
    const reader = response.body?.getReader();
    let body = "";
    while (reader && body.length < 400) {
      const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
      if (done) break;
      body += new TextDecoder().decode(value);
    }
    expect(body.replaceAll("\r\n", "\n").startsWith(rest.join("\n\n").replaceAll("\r\n", "\n"))).toBe(true);
  });

  it("says which words are documented", () => {
    const isApis = Object.hasOwn(documentedMessages, code);
    expect(sent?.documented).toEqual(isApis ? documentedMessages[code as "CONFLICT"][0] : undefined);
    if (isApis) expect(sent?.body).toContain(`"message":"${sent?.documented?.text}"`);
  });
});

it("has no words of a script for those of a server", () => {
  expect(JSON.stringify(Array.from(pages.values()))).not.toMatch(/Scripted [A-Z]|What the server says of it/);
});
