import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sandboxFor, start } from "../support.ts";
import { chargedTwice, listIn, newFolder, rowsOf, until } from "./support.ts";

describe("a server that goes away in the middle", () => {
  // Answers on their way were lost: the account is asked about them twice, a minute apart.
  it.concurrent("is waited for, and nothing is lost", { timeout: 300_000 }, async () => {
    const { env, sandbox } = await sandboxFor();
    const folder = newFolder();
    const path = listIn(folder, Array.from({ length: 150 }, (_, at) => `site-${at}.com`).join("\n"), "list.txt");
    const args = ["enrich", path, "--concurrency", "2", "--report", join(folder, "report.json"), "--verbose"];
    const going = start(args, { env });
    await until(() => sandbox.requests.length > 20);
    await sandbox.refuseConnections();
    await until(() => going.output.stderr.includes("NETWORK_ERROR"));
    await sandbox.acceptConnections();
    const { code, stdout } = await going.ended;
    expect(code).toBe(0);
    expect(chargedTwice(sandbox)).toEqual([]);
    expect(new Set(rowsOf(stdout).map(({ domain }) => domain)).size).toBe(150);
    expect(rowsOf(stdout)).toHaveLength(150);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({
      exitCode: 0,
      counts: { failed: 0 },
    });
  });

  it.concurrent("is given up after --patience", async () => {
    const { env, sandbox } = await sandboxFor();
    const path = listIn(newFolder(), Array.from({ length: 280 }, (_, at) => `site-${at}.com`).join("\n"), "list.txt");
    const going = start(["enrich", path, "--concurrency", "2", "--patience", "0.02"], { env });
    await until(() => sandbox.requests.length > 20);
    await sandbox.refuseConnections();
    const { code, stderr } = await going.ended;
    expect(code).toBe(6);
    expect(stderr).toContain("--patience allows 1 s");
    expect(stderr).toContain("resume with: techlookup enrich");
  });

  it.concurrent("may leave charges that nobody can decide: exit code 8, listed, and not repeated unasked", {
    timeout: 300_000,
  }, async () => {
    const { env, sandbox } = await sandboxFor({ charges: ["lost"] });
    sandbox.script({ kind: "reset", at: "headers", path: "/v1/technology-lookup-live" });
    const path = listIn(newFolder(), "github.com\nshopify.com\n", "list.txt");
    const args = ["enrich", path, "--operation", "live", "--credit-limit", "20"];
    const { code, stdout, stderr } = await start(args, { env }).ended;
    expect(code).toBe(8);
    expect(
      rowsOf(stdout)
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(["ambiguous", "detected-live"]);
    expect(stderr).toContain(`${args.join(" ")} --repeat-ambiguous`);
    expect(sandbox.requests.filter(({ path: url }) => url.includes("live"))).toHaveLength(2);
  });
});
