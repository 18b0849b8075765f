/** Prints what importing each package costs a fresh Node process. To be read by people; no gate depends on it. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "../check/run-command.ts";
import { publicPackages } from "../pack/tarballs.ts";

const runs = 15;

/** Milliseconds inside of the process, so that Node's own start does not count. */
const timeImport = async (file: string): Promise<number> => {
  const code = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(resolve(file)).href)}); console.log(performance.now() - t)`;
  const { passed, output } = await runCommand([process.execPath, "--input-type=module", "--eval", code]);
  if (!passed) throw new Error(output);
  return Number(output);
};

for (const { folder, manifest } of publicPackages()) {
  const file = join(folder, "dist", "index.js");
  if (!existsSync(file)) {
    console.error(`${file} is missing: build the packages first, with npm run pack`);
    process.exit(1);
  }
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timeImport(file));
  times.sort((a, b) => a - b);
  const [fastest = 0, median = 0] = [times[0], times[Math.floor(runs / 2)]];
  console.log(
    `${manifest.name.padEnd(24)}median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms, of ${runs} runs`,
  );
}
