import { contentProblems } from "./content-problems.ts";
import { readTarball } from "./read-tarball.ts";
import { publicPackages } from "./tarballs.ts";

for (const { tarball } of publicPackages()) {
  const problems = contentProblems(readTarball(tarball));
  for (const problem of problems) console.error(`${tarball}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
