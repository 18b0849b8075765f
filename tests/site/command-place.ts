import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach } from "vitest";
import { type RunningSandbox, startSandbox } from "../../packages/sandbox/src/node.ts";
import { codeBlocks } from "../../tools/markdown.ts";

/** A titled block of a guide, as a reader copies it. */
export const blockOf = (title: string, guide = "overnight"): string => {
  const page = readFileSync(`apps/docs/docs/${guide}.mdx`, "utf8");
  const found = codeBlocks(page).find((block) => block.title === title);
  if (!found) throw new Error(`${guide}.mdx has no block with the title ${title}`);
  return found.code;
};

const list = "id,website\n1,github.com\n2,https://www.shopify.com/about\n3,gitlab.com\n4,npmjs.com\n5,deno.com\n";

/** The command's sources as the program `techlookup`: one process, as the installed one is. Its id goes into a file, so that a test can signal it. */
const program = `#!/bin/sh
echo $$ > "$PLACE_OF_PID"
exec "${process.execPath}" --conditions=@techlookup/source "${resolve("packages/cli/src/bin.ts")}" "$@"
`;

/** Installs the command, which is there. Nothing is published yet. */
const npm = '#!/bin/sh\n[ "$*" = "install --global techlookup" ]\n';

/** A folder as the guides suppose it, and the environment in which its scripts run. */
export interface Place {
  readonly folder: string;
  readonly sandbox: RunningSandbox;
  readonly env: Readonly<Record<string, string>>;
  /** The file that has the id of the command's process. */
  readonly pidFile: string;
  read(name: string): string;
  write(name: string, text: string, mode?: number): void;
  /** Puts another program in the place of the command. */
  replaceCommand(script: string): void;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Makes one for one test: a list of five domains, the command on the `PATH`, and a sandbox that it calls. */
export const newPlace = async (options?: Parameters<typeof startSandbox>[0]): Promise<Place> => {
  const sandbox = await startSandbox({ port: 0, ...options });
  const folder = mkdtempSync(join(tmpdir(), "techlookup-place-"));
  open.push(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const [bin, pidFile] = [join(folder, "bin"), join(folder, "pid")];
  mkdirSync(bin);
  const write: Place["write"] = (name, text, mode = 0o644) => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), mode);
  };
  write("bin/techlookup", program, 0o755);
  write("bin/npm", npm, 0o755);
  // Where `npx` looks before it asks a registry.
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(bin, "techlookup"), join(folder, "node_modules/.bin/techlookup"));
  write("domains.csv", list);
  return {
    folder,
    sandbox,
    pidFile,
    env: { PATH: `${bin}:${process.env.PATH}`, TECHLOOKUP_BASE_URL: sandbox.url, PLACE_OF_PID: pidFile },
    read: (name) => readFileSync(join(folder, name), "utf8"),
    write,
    replaceCommand: (script) => write("bin/techlookup", `#!/bin/sh\n${script}\n`, 0o755),
  };
};

/** Domains that were paid for more than once, by the server's own count. */
export const paidTwice = ({ requests }: RunningSandbox): string[] => {
  const paid = requests.filter(({ credits }) => credits > 0).map(({ path }) => path);
  return paid.filter((path, at) => paid.indexOf(path) !== at);
};

/** Fulfilled once something holds. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 10));
};
