/** Installs the browsers that tests need and that are missing, with sudo where that asks for no password. */
import { spawnSync } from "node:child_process";
import { browserNames, findBrowser, installCommand } from "./browsers.ts";

const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
const run = (...command: readonly string[]): void => {
  const [file = "", ...parameters] = [...prefix, ...command];
  spawnSync(file, parameters, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
};

const missing = browserNames.filter((name) => findBrowser(name) === undefined);
if (missing.length > 0) run("apt-get", "update");
for (const name of missing) run(...installCommand(name));
const left = browserNames.filter((name) => findBrowser(name) === undefined);
for (const name of left)
  console.log(`${name} is not there. By hand, on Debian: sudo ${installCommand(name).join(" ")}`);
process.exitCode = left.length === 0 ? 0 : 1;
