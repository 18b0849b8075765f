import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listIn, newFolder, rowsIn, rowsOf, until } from "../enrich/support.ts";
import { setStage } from "./support.ts";

const names = Array.from({ length: 40 }, (_, at) => `shop-${at}.com`);
const csv = [
  "company,website",
  ...names.map((name, at) => `c${at},${name}`),
  "again,https://www.SHOP-3.com/about",
  "none,",
  "wrong,not a domain",
].join("\r\n");
const isLive = ({ path }: { readonly path: string }) => path.includes("live");

it("is submitted, looked up by two workers of which one is ended in the middle, and collected in the list's order", async () => {
  const { enrich, startWorker, sandbox, redis } = await setStage({ liveDelayMs: 150 });
  const folder = newFolder();
  const [list, parts, out] = [listIn(folder, csv), join(folder, "parts"), join(folder, "out.csv")];
  const report = join(folder, "report.json");
  const submitted = await enrich("submit", list, "--operation", "live", "--credit-limit", "500", "--chunk-size", "5");
  expect(submitted).toMatchObject({ code: 0 });
  expect(JSON.parse(submitted.stdout)).toMatchObject({ run: "list", state: "begun", chunks: 9, domains: 40 });
  expect(submitted.stderr).toContain(`techlookup enrich collect ${list} --out FILE ${redis.join(" ")}`);

  expect((await enrich("status")).stderr).toContain("No worker is connected. Start one on each machine: techlookup");

  const collecting = ["collect", list, "--parts", parts, "--out", out, "--report", report];

  const options = ["--parts", parts, "--chunks", "1", "--concurrency", "3"];
  const ended = startWorker(options);
  const other = startWorker([...options, "--exit-when-idle"]);
  await until(() => sandbox.requests.filter(isLive).length > 8 && ended.output.stderr.includes("Working"));
  ended.child.kill("SIGTERM");
  expect(await ended.ended).toMatchObject({ code: 0, stderr: expect.stringContaining("Ended after") });
  expect(await other.ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/: [1-9] chunks finished/) });
  expect(sandbox.requests.filter(isLive)).toHaveLength(40);

  const collected = await enrich(...collecting);
  expect(collected.code).toBe(3);
  expect(collected.stderr).toContain("credits: 200 spent of 500 allowed by 40 requests");
  const rows = rowsIn(out);
  expect(rows.map(({ website }) => website)).toEqual(rowsOf(csv).map(({ website }) => website));
  expect(rows.slice(0, 40).every(({ status: kind }) => kind === "detected-live")).toBe(true);
  expect(rows[40]).toMatchObject({ status: "detected-live", credits: "0", technologies: rows[3]?.technologies });
  expect(rows.slice(41)).toMatchObject([{ status: "skipped" }, { status: "skipped", error_code: "not-a-domain" }]);
  expect(readFileSync(out, "utf8")).toContain("\r\n");
  expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
    ...{ exitCode: 3, finished: 9, requests: 40, notDomains: 1, creditLimit: 500 },
    charge: { least: 200, most: 200 },
    rows: { "detected-live": 41, skipped: 2 },
  });
});
