import names from "@techlookup/conformance/vectors/names.json" with { type: "json" };
import { createSandbox } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { ask, askLive, gatewayBefore } from "./support/gateways.ts";

const answerOf = async (response: Response): Promise<{ error?: { code: string; message: string } }> => response.json();
const data = (): Response => Response.json({ success: true, data: {} });

// Some of what a client refuses by its character, a path refuses for another reason.
const inPaths = names.cases.filter(
  ({ given }) => given.kind === "domain" && given.text !== "" && !/[\\/%]/.test(given.text),
);
const inBodies = names.cases.filter(({ given }) => given.kind === "site" && !/\p{Cc}/u.test(given.text));

describe("a name that was pasted", () => {
  it.each(inPaths)("in a path: $id", async ({ given, expected }) => {
    const { gateway, seen } = gatewayBefore(data);
    const { error } = await answerOf(await gateway(ask(`/v1/domain/${encodeURIComponent(given.text)}`)));
    expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(
      expected.value === null ? [] : [`/v1/domain/${expected.value}`],
    );
    if (expected.value === null) expect(error?.code).toBe("VALIDATION_ERROR");
    if (expected.names) expect(error?.message).toContain(`, without ${expected.names}`);
  });

  it.each(inBodies)("in a body: $id", async ({ given, expected }) => {
    const { gateway, seen } = gatewayBefore(data);
    const { error } = await answerOf(await gateway(askLive({ url: given.text })));
    expect(await Promise.all(seen.map((request) => request.json()))).toEqual(
      expected.value === null ? [] : [{ url: expected.value }],
    );
    if (expected.value === null) expect(error?.code).toBe("VALIDATION_ERROR");
    if (expected.names) expect(error?.message).toContain(`, without ${expected.names}`);
  });

  it("is refused by the sandbox in the same words", async () => {
    const sandbox = createSandbox();
    const headers = { authorization: `Bearer ${sandbox.keys.pro}` };
    const response = await sandbox.fetch(`https://sandbox.example/v1/domain/exam%E2%80%93ple.com`, { headers });
    expect((await answerOf(response)).error?.message).toContain(", without U+2013 (–) at character 5");
  });
});
