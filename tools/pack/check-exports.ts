import type { CommandLine } from "../check/gate.ts";
import { runCommand } from "../check/run-command.ts";
import { publicPackages } from "./tarballs.ts";

/** What publint and Are The Types Wrong say of each tarball, as a user's resolver will see it. */
const commandsFor = (tarball: string): CommandLine[] => [
  ["publint", tarball, "--strict"],
  ["attw", tarball, "--profile", "node16", "--no-color", "--no-emoji"],
];

for (const { tarball } of publicPackages()) {
  for (const command of commandsFor(tarball)) {
    const { passed, output } = await runCommand(command);
    console.log(`${passed ? "ok" : "FAILED"} ${command.join(" ")}\n${passed ? "" : output}`);
    if (!passed) process.exitCode = 1;
  }
}
