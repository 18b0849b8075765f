import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findFreePort } from "../../tools/programs/ports.ts";
import { must, start } from "../../tools/programs/process.ts";

/** What a workflow says about its own pull request, and what proves an identity: the rehearsal must not use it. */
const foreign =
  /^(GITHUB_(BASE_REF|OUTPUT|ACTIONS|STEP_SUMMARY)|ACTIONS_ID_TOKEN_REQUEST_URL|NODE_AUTH_TOKEN|NPM_TOKEN)$/;

const configuration = (upstream: string): string => `
storage: ./storage
uplinks: { upstream: { url: "${upstream}", timeout: 60s } }
packages:
  "@techlookup/*": { access: $all, publish: $all }
  techlookup: { access: $all, publish: $all }
  "**": { access: $all, proxy: upstream }
log: { type: stdout, format: json, level: warn }
`;

/** Stands in for GitHub's command: puts the files of a release or comment into a folder, and its parameters beside them. */
const gh = `#!/bin/sh
[ -n "$GITHUB_TOKEN" ] || exit 4
kept="$REHEARSED_GITHUB/$1-$3"
[ "$2" = view ] && { [ -d "$kept" ]; exit; }
mkdir -p "$kept"
echo "$*" >>"$kept/parameters"
for file in "$@"; do [ -f "$file" ] && cp "$file" "$kept/"; done
exit 0
`;

/**
 * Starts a registry for our packages alone: others come from the registry that npm is set to. Every program started from now on uses
 * it, be it npm, pnpm, Deno or Bun, leaves the user's own settings, tokens and caches alone, and finds a stand-in for `gh`.
 */
export const startStandIns = async (parent: string): Promise<Disposable & { registry: string; github: string }> => {
  const [folder, bin, github] = [join(parent, "registry"), join(parent, "bin"), join(parent, "github")];
  for (const one of [folder, bin, github]) mkdirSync(one);
  writeFileSync(join(bin, "gh"), gh, { mode: 0o755 });
  const registry = `http://127.0.0.1:${await findFreePort()}/`;
  const [config, settings] = [join(folder, "verdaccio.yaml"), join(folder, "npmrc")];
  writeFileSync(config, configuration(await must(["npm", "config", "get", "registry"])));
  // npm wants a token before it publishes; the registry asks for none.
  writeFileSync(settings, `registry=${registry}\n${registry.replace("http:", "")}:_authToken=rehearsal\n`);
  const verdaccio = resolve("node_modules/verdaccio/bin/verdaccio");
  const program = start([process.execPath, verdaccio, "--config", config, "--listen", registry.slice(0, -1)]);
  await program.printed(/http address/);
  for (const name of Object.keys(process.env).filter((one) => foreign.test(one))) delete process.env[name];
  Object.assign(process.env, {
    npm_config_registry: registry,
    NPM_CONFIG_REGISTRY: registry,
    npm_config_userconfig: settings,
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_update_notifier: "false",
    DENO_DIR: join(folder, "deno-cache"),
    BUN_INSTALL_CACHE_DIR: join(folder, "bun-cache"),
    PATH: `${bin}:${process.env.PATH}`,
    GITHUB_TOKEN: "rehearsal",
    REHEARSED_GITHUB: github,
  });
  return { registry, github, [Symbol.dispose]: () => program[Symbol.dispose]() };
};
