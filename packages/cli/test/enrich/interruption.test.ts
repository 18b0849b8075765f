import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { sandboxKeys } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { run, sandboxFor, start } from "../support.ts";
import { runInTerminal } from "../terminal.ts";
import { listIn, newFolder, rowsIn, rowsOf, until } from "./support.ts";

const names = Array.from({ length: 24 }, (_, at) => `shop-${at}.com`);
/** Each lookup takes a third of a second, three at a time: two to three seconds. */
const slowly = ["--operation", "live", "--credit-limit", "500", "--concurrency", "3"];
const settings = { liveDelayMs: 300 };
const isLive = ({ path }: { readonly path: string }) => path.includes("live");

describe("a run that is interrupted", () => {
  it("is killed at once, resumed by the same command, and has each domain once, paid once", async () => {
    const { env, sandbox } = await sandboxFor(settings);
    const path = listIn(newFolder(), names.join("\n"), "list.txt");
    const args = ["enrich", path, ...slowly, "--repeat-ambiguous"];
    const first = start(args, { env });
    await until(() => sandbox.requests.filter(isLive).length > 7);
    first.child.kill("SIGKILL");
    const { stdout } = await first.ended;
    const written = rowsOf(stdout);
    expect(written.length).toBeGreaterThan(2);
    expect(written.length).toBeLessThan(12);
    // Of those on their way nobody knows; asking the account takes a minute, so that they are left for another test.
    const rest = names.slice(12);
    const journal = `${path}.techlookup.jsonl`;
    const second = await run(
      ["enrich", listIn(newFolder(), rest.join("\n"), "rest.txt"), ...slowly, "--journal", journal],
      { env },
    );
    expect(second.code).toBe(0);
    expect(
      rowsOf(second.stdout)
        .map(({ domain }) => domain)
        .toSorted(),
    ).toEqual(rest.toSorted());
    expect(sandbox.requests.filter(isLive).length).toBeLessThanOrEqual(11 + rest.length);
  });

  it("ends in good order at the first Ctrl-C: what was sent is waited for, and the next step printed", async () => {
    const { env, sandbox } = await sandboxFor(settings);
    const folder = newFolder();
    const out = join(folder, "out.csv");
    const args = ["enrich", listIn(folder, names.join("\n"), "list.txt"), ...slowly, "--out", out];
    const going = start(args, { env });
    await until(() => sandbox.requests.filter(isLive).length > 4);
    going.child.kill("SIGINT");
    const { code, stderr } = await going.ended;
    expect(code).toBe(130);
    expect(stderr).toContain(`resume with: techlookup ${args.join(" ")}`);
    const sent = sandbox.requests.filter(isLive).length;
    const rows = rowsIn(out);
    expect(rows.filter(({ status }) => status === "detected-live")).toHaveLength(sent);
    expect(rows.filter(({ status }) => status === "pending")).toHaveLength(names.length - sent);
    const { code: after } = await run(args, { env });
    expect(after).toBe(0);
    expect(sandbox.requests.filter(isLive)).toHaveLength(names.length);
    expect(rowsIn(out).every(({ status }) => status === "detected-live")).toBe(true);
  });

  it("ends at once at the second Ctrl-C", async () => {
    const { env, sandbox } = await sandboxFor({ liveDelayMs: 120_000 });
    const going = start(["enrich", listIn(newFolder(), names.join("\n"), "list.txt"), ...slowly], { env });
    await until(() => sandbox.requests.filter(isLive).length > 2);
    going.child.kill("SIGINT");
    await until(() => going.output.stderr.includes("Interrupted"));
    going.child.kill("SIGINT");
    const { code, stderr } = await going.ended;
    expect(code).toBe(130);
    expect(stderr).toContain("Resume with: techlookup enrich");
    // What ends in good order prints its summary.
    expect(stderr).not.toContain("resume with: techlookup enrich");
  });

  it("ends at once where nothing was looked up yet: while the server says nothing, or the list is read", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const [cwd, TMPDIR] = [newFolder(), newFolder()];
    listIn(cwd, "github.com\n", "list.txt");
    const env = { TECHLOOKUP_API_KEY: sandboxKeys.pro, TECHLOOKUP_BASE_URL: `http://127.0.0.1:${port}`, TMPDIR };
    const asking = start(["enrich", "list.txt"], { env, cwd });
    await once(silent, "connection");
    asking.child.kill("SIGINT");
    const reading = start(["enrich", "-", "--out", "out.csv"], { env, cwd, isPiping: true });
    const kept = (): string[] => readdirSync(TMPDIR).filter((name) => name.startsWith("techlookup"));
    await until(() => kept().length > 0);
    reading.child.kill("SIGINT");
    for (const { ended } of [asking, reading]) {
      const { code, stderr } = await ended;
      expect(code).toBe(130);
      expect(stderr).toContain("Interrupted before anything was looked up. Start again with: ");
    }
    expect(kept()).toEqual([]);
    silent.close();
  });

  it("ends quietly when nobody reads on", async () => {
    const { env } = await sandboxFor(settings);
    const going = start(["enrich", listIn(newFolder(), names.join("\n"), "list.txt"), ...slowly], { env });
    await until(() => going.output.stdout.includes("shop"));
    going.child.stdout.destroy();
    const { code, stderr } = await going.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
  });
});

describe.skipIf(!existsSync("/usr/bin/script"))("on a terminal (needs the program `script`)", () => {
  it("draws how it goes, and ends with the summary", async () => {
    const { env } = await sandboxFor(settings);
    const path = listIn(newFolder(), names.join("\n"), "list.txt");
    const { code, stdout } = await runInTerminal(["enrich", path, ...slowly], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ of 24 \(\d+ %\) · \d+ requests in the last minute of 300/);
    expect(stdout).toMatch(/credits: [\d,]+ spent of 500 allowed, about [\d,]+ left on the account/);
    expect(stdout).toMatch(/shop-0\.com +.*detected-live/);
    expect(stdout).toContain("Done in");
    // Ctrl-C as people type it.
    const typed = { after: "shop-", keys: "\u0003" };
    const other = listIn(newFolder(), names.join("\n"), "list.txt");
    const interrupted = await runInTerminal(["enrich", other, ...slowly], { env, type: typed });
    expect(interrupted.code).toBe(130);
    expect(interrupted.stdout).toContain("resume with: techlookup enrich");
  });
});
