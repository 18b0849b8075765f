#!/usr/bin/env node
import { parseArgs } from "node:util";
import { version } from "@techlookup/core";
import { controls } from "@techlookup/core/platform";
import { type RunningSandbox, startSandbox } from "./node.ts";

const usage = `Usage: techlookup-sandbox [options]

Runs the TechnologyChecker API as a local server with made-up data.
An independent community project; not made or endorsed by the vendor.

  --port <number>       port to listen on; 0 takes any free one (default 8787)
  --host <address>      address to listen on (default 127.0.0.1: this machine alone)
  --window-ms <number>  length of the rate limit's window (default 60000)
  --live-ms <number>    how long live detection takes (default 0)
  --cors                lets pages of any origin call it, and script its faults
  --help, --version
`;

const fail = (message: string, code: number): never => {
  process.stderr.write(`techlookup-sandbox: ${message.replace(controls, "\ufffd")}\n`);
  process.exit(code);
};

const readNumber = (name: string, text: string, min: number, max: number): number => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  return fail(`--${name} must be a whole number from ${min} to ${max}, and is '${text}'`, 2);
};

const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|::1|localhost)$/.test(host);

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "8787" },
        host: { type: "string", default: "127.0.0.1" },
        "window-ms": { type: "string", default: "60000" },
        "live-ms": { type: "string", default: "0" },
        cors: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message.split(". ")[0]}. See --help`, 2);
  }
};

const describe = ({ url, keys }: RunningSandbox): string => `The sandbox listens on ${url}
Its data are made up. The keys are good for it alone:

${Object.entries(keys)
  .map(([name, key]) => `  ${name.padEnd(11)}${key}`)
  .join("\n")}

  curl -H "Authorization: Bearer ${keys.pro}" ${url}/v1/domain/github.com
  export TECHLOOKUP_BASE_URL=${url} TECHLOOKUP_API_KEY=${keys.pro}

Ctrl-C ends it.
`;

const main = async (): Promise<void> => {
  const values = readArguments();
  if (values.help) return void process.stdout.write(usage);
  if (values.version) return void process.stdout.write(`${version}\n`);
  const sandbox = await startSandbox({
    port: readNumber("port", values.port, 0, 65_535),
    host: values.host,
    windowMs: readNumber("window-ms", values["window-ms"], 1, 2 ** 31 - 1),
    cors: values.cors,
    liveDelayMs: readNumber("live-ms", values["live-ms"], 0, 2 ** 31 - 1),
  });
  if (!isLoopback(values.host)) {
    const warning = `on ${values.host}, whoever reaches this machine can use this sandbox and script its faults`;
    process.stderr.write(`techlookup-sandbox: ${warning}\n`);
  }
  // First: whoever reads the address may end the sandbox at once.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void sandbox.close());
  process.stdout.write(describe(sandbox));
};

main().catch((error: Error) => fail(error.message, 1));
