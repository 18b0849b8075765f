#!/usr/bin/env node
import { version } from "@techlookup/core";
import { controls } from "@techlookup/core/platform";
import { type Command, FlagError, readFlags } from "./flags.ts";
import { type RunningSandbox, startSandbox } from "./node.ts";
import { usage } from "./usage.ts";

const fail = (message: string, code: number): never => {
  process.stderr.write(`techlookup-sandbox: ${message.replace(controls, "\ufffd")}\n`);
  process.exit(code);
};

const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|::1|localhost)$/.test(host);

const readArguments = (): Command => {
  try {
    return readFlags(process.argv.slice(2));
  } catch (error) {
    if (error instanceof FlagError) return fail(error.message, 2);
    throw error;
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
  const { help, version: isVersion, options } = readArguments();
  if (help) return void process.stdout.write(usage);
  if (isVersion) return void process.stdout.write(`${version}\n`);
  const sandbox = await startSandbox(options);
  if (!isLoopback(options.host)) {
    const warning = `on ${options.host}, whoever reaches this machine can use this sandbox and script its faults`;
    process.stderr.write(`techlookup-sandbox: ${warning}\n`);
  }
  // First: whoever reads the address may end the sandbox at once.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void sandbox.close());
  process.stdout.write(describe(sandbox));
};

main().catch((error: Error) => fail(error.message, 1));
