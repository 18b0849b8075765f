import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { codes, defaultBaseUrl, type KnownCode } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";
import { handling } from "../generate/handling.ts";

// Every command of a curl tab is run by a real shell and a real curl, with the sandbox in the API's place.

const run = promisify(execFile);

/** Each command with its code: a tab may have several, with an empty line between. */
const commands = (Object.keys(codes) as KnownCode[]).flatMap((code) =>
  (handling(code).curl ?? []).flatMap(({ text }) => text.split("\n\n").map((command) => ({ code, command }))),
);

const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

it("there are commands", () => expect(commands.length).toBeGreaterThan(10));

describe.skipIf(!hasCurl).concurrent("the command of (needs the program `curl`)", () => {
  // There is no such proxy, and no such certificate.
  it.each(commands.filter(({ command }) => !command.includes("--proxy")))("$code is answered", async ({ command }) => {
    await using sandbox = await startSandbox();
    const env = { ...process.env, TECHLOOKUP_API_KEY: sandbox.keys.pro, NO_PROXY: "*" };
    const here = command.replaceAll(defaultBaseUrl, sandbox.url).replaceAll("page.json", "/dev/null");
    const { stdout } = await run("sh", ["-c", `${here} --silent`.replace(/\n --silent$/, " --silent")], { env });
    const [request] = sandbox.requests;
    expect(request).toMatchObject({ status: 200 });
    if (!here.includes("--output")) expect(stdout).toMatch(/^HTTP\/1\.1 200 [\s\S]*"success":true/);
  });
});
