import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../../../packages/cli/src/bin.ts");

/** A short list of the kind that people have: with a header, and a row that stands twice. */
const list = ["website", "github.com", "shopify.com", "wikipedia.org", "stripe.com", "github.com"];

const command = "enrich domains.csv --column website --out technologies.csv";

/** The columns of the output that a phone has room for: website, status, number of technologies, credits. */
const cut = ["-d,", "-f1,2,4,6", "technologies.csv"];

/** What the command prints of a run over a short list, against the sandbox. It is run, not written down. */
export const enrichRun = (): { readonly shown: string } => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-home-"));
  try {
    writeFileSync(join(folder, "domains.csv"), `${list.join("\n")}\n`);
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--conditions=@techlookup/source", program, "sandbox", "--demo", ...command.split(" ")],
      { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
    );
    if (status !== 0) throw new Error(`The run for the home page ended with ${status}: ${stderr}`);
    const rows = spawnSync("cut", cut, { cwd: folder, encoding: "utf8" }).stdout;
    return { shown: `$ techlookup ${command}\n${stderr}$ cut ${cut.join(" ")}\n${rows}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
