import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Outcome, RuntimeId } from "@techlookup/conformance";
import type { Certificates } from "./host/certificates.ts";
import { startHost } from "./host/host.ts";
import type { Launcher } from "./launchers.ts";
import { bundleSubject } from "./subjects/bundle.ts";

/** What came of the suite on one runtime. */
export interface RuntimeResult {
  readonly id: RuntimeId;
  readonly title: string;
  readonly version: string;
  readonly outcomes: readonly Outcome[];
  /** Why it could not be run to its end. */
  readonly problem?: string;
}

/** A runtime that has not reported by then never will. */
const limitMs = 240_000;

/** Runs the suite on one runtime. Never rejects. */
export const runOn = async (id: RuntimeId, launcher: Launcher, certificates: Certificates): Promise<RuntimeResult> => {
  const { title, subject } = launcher;
  const folder = mkdtempSync(join(tmpdir(), "techlookup-suite-"));
  try {
    const code = await bundleSubject(subject);
    const file = join(folder, "subject.mjs");
    const authorityFile = join(folder, "trusted.pem");
    writeFileSync(file, code);
    writeFileSync(authorityFile, certificates.authority);
    await using host = await startHost(id, certificates, code);
    const { assignmentUrl, pageUrl } = host;
    using program = await launcher.start({ folder, file, assignmentUrl, pageUrl, authorityFile });
    const fail = (what: string): never => {
      throw new Error(`${title} ${what}. It printed:\n${program.output.slice(-20_000)}`);
    };
    const late = wait(limitMs, undefined, { ref: false }).then(() => fail("has not reported in time"));
    const failed = program.ended.then(({ exitCode }) => (exitCode === 0 ? late : fail(`ended with ${exitCode}`)));
    const { version, outcomes } = await Promise.race([host.reported, failed, late]);
    return { id, title, version, outcomes };
  } catch (error) {
    return { id, title, version: "", outcomes: [], problem: (error as Error).message };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
};
