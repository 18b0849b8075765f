import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listIn, newFolder, rowsIn, rowsOf } from "../enrich/support.ts";
import { setStage } from "./support.ts";

const names = Array.from({ length: 12 }, (_, at) => `shop-${at}.com`);

it("stops at the credit limit of the run, and continues where it is raised", async () => {
  const { enrich, sandbox } = await setStage();
  const folder = newFolder();
  const [list, parts, out] = [
    listIn(folder, names.join("\n"), "my list.txt"),
    join(folder, "parts"),
    join(folder, "out.csv"),
  ];
  const submitting = ["submit", list, "--chunk-size", "4", "--credit-limit"];
  expect((await enrich(...submitting, "7")).code).toBe(0);
  const working = ["worker", "--parts", parts, "--exit-when-idle"];
  const stopped = await enrich(...working);
  expect(stopped).toMatchObject({ code: 0, stderr: expect.stringContaining("my-list was stopped") });
  const spent = sandbox.requests.filter(({ credits }) => credits > 0).length;
  expect(spent).toBeLessThanOrEqual(7);
  const status = await enrich("status", "--format", "csv");
  expect(status.stderr).toContain("Submit the same list again with a higher --credit-limit");
  expect(rowsOf(status.stdout)).toMatchObject([
    { run: "my-list", stage: "stopped", error: "CREDIT_LIMIT", limit: "7" },
  ]);
  const collecting = ["collect", list, "--parts", parts, "--out", out];
  expect((await enrich(...collecting)).code).toBe(5);
  expect(rowsIn(out).filter(({ status: kind }) => kind === "pending").length).toBeGreaterThanOrEqual(5);

  const raised = await enrich(...submitting, "12");
  expect(JSON.parse(raised.stdout)).toMatchObject({ state: "continued", creditLimit: 12 });
  expect((await enrich(...working)).code).toBe(0);
  expect((await enrich(...collecting)).code).toBe(0);
  expect(rowsIn(out).map(({ domain }) => domain)).toEqual(names);
  expect(rowsIn(out).every(({ status: kind }) => kind === "found" || kind === "not-found")).toBe(true);
  const paths = sandbox.requests.map(({ path }) => path).filter((path) => !path.endsWith("/v1/credits"));
  expect(new Set(paths).size).toBe(paths.length);
});

it("says what is still unknown, and looks it up again where that is asked for", async () => {
  const { enrich, sandbox } = await setStage();
  const folder = newFolder();
  const [list, parts] = [listIn(folder, names.slice(0, 3).join("\n"), "list.txt"), join(folder, "parts")];
  sandbox.script({ kind: "reset", at: "headers", method: "POST", path: "/v1/technology-lookup-live" });
  await enrich("submit", list, "--operation", "live", "--credit-limit", "30");
  await enrich("worker", "--parts", parts, "--exit-when-idle");
  // Else two readings of the account are compared, a minute apart.
  sandbox.script({ kind: "status", status: 200, body: { success: true, data: {} }, path: "/v1/credits", times: 99 });
  // Without the list, there is a record for each row.
  const collecting = ["collect", "--run", "list", "--parts", parts, "--format", "csv"];
  const first = await enrich(...collecting);
  expect(first).toMatchObject({ code: 8, stderr: expect.stringContaining("--repeat-ambiguous") });
  expect(rowsOf(first.stdout).filter(({ status }) => status === "ambiguous")).toHaveLength(1);
  const report = join(folder, "report.json");
  const second = await enrich(...collecting, "--repeat-ambiguous", "--report", report);
  expect(second.code).toBe(0);
  expect(second.stderr).toContain("perhaps charged more than once: 1 domain");
  expect(rowsOf(second.stdout).every(({ status }) => status === "detected-live")).toBe(true);
  expect(existsSync(report)).toBe(true);
});
