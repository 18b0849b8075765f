/** Checks each tarball: its contents, then publint and Are The Types Wrong, as a user's resolver sees it. */
import { list } from "tar";
import { publicPackages } from "../packages.ts";
import { run } from "../programs/process.ts";
import { contentProblems } from "./contents.ts";

/** The files of an npm tarball, without the leading `package/`. */
const filesOf = (tarball: string): Map<string, string> => {
  const files = new Map<string, string>();
  list({
    file: tarball,
    sync: true,
    onReadEntry: (entry) => {
      if (entry.type !== "File") return;
      const pieces: Buffer[] = [];
      entry.on("data", (piece) => pieces.push(piece));
      entry.on("end", () => files.set(entry.path.replace(/^package\//, ""), Buffer.concat(pieces).toString()));
    },
  });
  return files;
};

for (const { tarball } of publicPackages()) {
  const problems = contentProblems(filesOf(tarball));
  for (const command of [
    ["publint", tarball, "--strict"],
    ["attw", tarball, "--profile", "strict", "--no-color", "--no-emoji"],
  ] as const) {
    const { passed, output } = await run(command);
    if (!passed) problems.push(`${command.join(" ")}\n${output}`);
  }
  console.log([`${problems.length === 0 ? "ok" : "FAILED"} ${tarball}`, ...problems].join("\n"));
  if (problems.length > 0) process.exitCode = 1;
}
