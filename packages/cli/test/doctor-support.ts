import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { run } from "./support.ts";

/** A line of the report. */
interface Found {
  readonly name: string;
  readonly verdict: string;
  readonly finding: string;
  readonly fix?: string;
}

/** Where it is run. */
export const folder = mkdtempSync(join(tmpdir(), "techlookup-doctor-"));
const secret = "0123456789abcdef0123456789abcdef";
/** A key in the form of the vendor's. */
export const key = `tapi_live_${secret}`;

const noProxies = { HTTPS_PROXY: undefined, https_proxy: undefined, HTTP_PROXY: undefined, http_proxy: undefined };
/** A server that is not there. */
export const away = { TECHLOOKUP_BASE_URL: "http://127.0.0.1:9", ...noProxies };

/** Runs it, and gives what it found by name. */
export const doctor = async (env: Readonly<Record<string, string | undefined>>, ...args: string[]) => {
  const { code, stdout, stderr } = await run(["doctor", "--format", "json", ...args], {
    env: { ...noProxies, ...env },
    cwd: folder,
  });
  const checks = JSON.parse(stdout) as Found[];
  expect(stdout + stderr).not.toContain(secret);
  return { code, checks, of: (name: string) => checks.find((check) => check.name === name) };
};
