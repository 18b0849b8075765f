import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startProgram } from "../../tests/consumers/everywhere/start-program.ts";
import { findFreePort } from "../suite/host/listen.ts";

/** A registry of this machine, for our packages alone: others it fetches from the registry that npm is set to. */
export interface Registry extends Disposable {
  /** What makes npm, pnpm, Deno and Bun use it, and leaves the user's own settings and caches alone. */
  readonly env: Readonly<Record<string, string>>;
}

const configuration = (folder: string, upstream: string): string => `
storage: ${join(folder, "storage")}
uplinks: { upstream: { url: "${upstream}", timeout: 60s } }
packages:
  "@techlookup/*": { access: $all, publish: $all }
  "**": { access: $all, proxy: upstream }
log: { type: stdout, format: json, level: warn }
`;

const isUp = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}-/ping`)).ok;
  } catch {
    return false;
  }
};

/** Starts Verdaccio in a folder, on a free port. */
export const startRegistry = async (folder: string): Promise<Registry> => {
  const upstream = spawnSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).stdout.trim();
  const url = `http://127.0.0.1:${await findFreePort()}/`;
  const config = join(folder, "verdaccio.yaml");
  writeFileSync(config, configuration(folder, upstream));
  const program = startProgram(
    process.execPath,
    [resolve("node_modules/verdaccio/bin/verdaccio"), "--config", config, "--listen", url.slice(0, -1)],
    folder,
  );
  let ending: string | undefined;
  program.ended.then(({ output }) => {
    ending = output;
  });
  while (!(await isUp(url))) {
    if (ending !== undefined) throw new Error(`The registry ended: ${ending}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  const settings = join(folder, "npmrc");
  // npm wants a token before it publishes; the registry asks for none.
  writeFileSync(settings, `registry=${url}\n${url.replace("http:", "")}:_authToken=rehearsal\n`);
  const env = {
    npm_config_registry: url,
    NPM_CONFIG_REGISTRY: url,
    npm_config_userconfig: settings,
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_update_notifier: "false",
    // What a workflow of a pull request finds is not true of the clone.
    ...{ GITHUB_BASE_REF: "", GITHUB_OUTPUT: "", GITHUB_ACTIONS: "" },
    // Nobody proves anything here, and no token of the user's goes along.
    ...{ ACTIONS_ID_TOKEN_REQUEST_URL: "", NODE_AUTH_TOKEN: "", NPM_TOKEN: "" },
    DENO_DIR: join(folder, "deno-cache"),
    BUN_INSTALL_CACHE_DIR: join(folder, "bun-cache"),
  };
  return { env, [Symbol.dispose]: () => program[Symbol.dispose]() };
};
