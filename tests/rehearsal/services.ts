import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findFreePort } from "../../tools/programs/ports.ts";
import { must, type Program, start } from "../../tools/programs/process.ts";

export type Environment = Readonly<Record<string, string>>;

/** Performs a step, and prints what it was and how long it took. */
export const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const startedAt = performance.now();
  try {
    const result = await work();
    console.log(`ok ${name} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`FAILED ${name}`);
    throw error;
  }
};

export const expect = (holds: boolean, problem: string): void => {
  if (!holds) throw new Error(problem);
};

/** Stands in for GitHub's command: keeps the files of a release or comment in a folder, and its parameters beside them. */
const gh = `#!/bin/sh
[ -n "$GITHUB_TOKEN" ] || exit 4
kept="$REHEARSED_GITHUB/$1-$3"
[ "$2" = view ] && { [ -d "$kept" ]; exit; }
mkdir -p "$kept"
echo "$*" >>"$kept/parameters"
for file in "$@"; do [ -f "$file" ] && cp "$file" "$kept/"; done
exit 0
`;

/** What makes the workflows' scripts find the stand-in. */
export const standInForGithub = (folder: string): Environment & { readonly REHEARSED_GITHUB: string } => {
  const [bin, kept] = [join(folder, "bin"), join(folder, "github")];
  for (const one of [bin, kept]) mkdirSync(one);
  writeFileSync(join(bin, "gh"), gh, { mode: 0o755 });
  return { PATH: `${bin}:${process.env.PATH}`, GITHUB_TOKEN: "rehearsal", REHEARSED_GITHUB: kept };
};

const configuration = (folder: string, upstream: string): string => `
storage: ${join(folder, "storage")}
uplinks: { upstream: { url: "${upstream}", timeout: 60s } }
packages:
  "@techlookup/*": { access: $all, publish: $all }
  "**": { access: $all, proxy: upstream }
log: { type: stdout, format: json, level: warn }
`;

const waitUntilUp = async (url: string, { ended }: Program): Promise<void> => {
  const early = ended.then(({ output }) => Promise.reject(new Error(`The registry ended: ${output}`)));
  const isUp = (): Promise<boolean> =>
    fetch(`${url}-/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await Promise.race([isUp(), early]))) await new Promise((done) => setTimeout(done, 100));
};

/**
 * A registry on this machine for our packages alone: others come from the registry that npm is set to. `env` makes npm, pnpm, Deno and
 * Bun use it, and leaves the user's own settings, tokens and caches alone.
 */
export const startRegistry = async (parent: string): Promise<Disposable & { env: Environment }> => {
  const folder = join(parent, "registry");
  mkdirSync(folder);
  const upstream = await must(["npm", "config", "get", "registry"]);
  const url = `http://127.0.0.1:${await findFreePort()}/`;
  const config = join(folder, "verdaccio.yaml");
  writeFileSync(config, configuration(folder, upstream));
  const verdaccio = resolve("node_modules/verdaccio/bin/verdaccio");
  const program = start([process.execPath, verdaccio, "--config", config, "--listen", url.slice(0, -1)]);
  await waitUntilUp(url, program);
  const settings = join(folder, "npmrc");
  // npm wants a token before it publishes; the registry asks for none.
  writeFileSync(settings, `registry=${url}\n${url.replace("http:", "")}:_authToken=rehearsal\n`);
  const env = {
    npm_config_registry: url,
    NPM_CONFIG_REGISTRY: url,
    npm_config_userconfig: settings,
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_update_notifier: "false",
    DENO_DIR: join(folder, "deno-cache"),
    BUN_INSTALL_CACHE_DIR: join(folder, "bun-cache"),
    // What a workflow says about its pull request is not true of the clone, and no identity or token of the user's goes along.
    ...Object.fromEntries(
      ["GITHUB_BASE_REF", "GITHUB_OUTPUT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"].map((name) => [name, ""]),
    ),
    ...Object.fromEntries(["ACTIONS_ID_TOKEN_REQUEST_URL", "NODE_AUTH_TOKEN", "NPM_TOKEN"].map((name) => [name, ""])),
  };
  return { env, [Symbol.dispose]: () => program[Symbol.dispose]() };
};
