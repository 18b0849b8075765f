import { bunFile, denoFile, nodeRuntimes } from "@techlookup-tools/runtimes";
import type { Launcher } from "./launcher.ts";
import { startProgram } from "./start-program.ts";

/** A Node of this major version. */
export const node = (major: number): Launcher => ({
  title: `Node ${major}`,
  subject: "node",
  start: ({ file, assignmentUrl, authorityFile }) => {
    const runtime = nodeRuntimes().find(({ name }) => name === `Node ${major}`);
    if (!runtime) throw new Error(`Node ${major} is not installed: it is brought along for Linux on x64 alone`);
    return startProgram(runtime.file, [file, assignmentUrl], { NODE_EXTRA_CA_CERTS: authorityFile });
  },
});

/** Deno, with the network of this machine and nothing else. */
export const deno: Launcher = {
  title: "Deno",
  subject: "deno",
  start: ({ file, assignmentUrl, authorityFile }) =>
    startProgram(
      denoFile,
      [
        ...["run", "--no-prompt", "--no-config", `--cert=${authorityFile}`],
        ...["--allow-net=127.0.0.1,127.0.0.2,localhost,no-such-host.invalid", file, assignmentUrl],
      ],
      { DENO_NO_UPDATE_CHECK: "1" },
    ),
};

export const bun: Launcher = {
  title: "Bun",
  subject: "node",
  start: ({ file, assignmentUrl, authorityFile }) =>
    startProgram(bunFile, ["run", file, assignmentUrl], { NODE_EXTRA_CA_CERTS: authorityFile }),
};
