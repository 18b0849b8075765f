import { controls, maskShapes } from "@techlookup/core/platform";
import type { Globals } from "../globals.ts";
import type { Check } from "./check.ts";
import { checkAddress } from "./check-address.ts";
import { checkJournal } from "./check-journal.ts";
import { checkKey } from "./check-key.ts";
import { checkProxy } from "./check-proxy.ts";
import { checkRuntime } from "./check-runtime.ts";
import { checkServer } from "./check-server.ts";
import { checkTls } from "./check-tls.ts";

/** What is checked besides key, address and network. */
export interface CheckedPlaces {
  /** The folder of journals. */
  readonly journal?: string | undefined;
  /** The address of a Redis. */
  readonly redis?: string | undefined;
}

/** Everything that the command needs, each check as it ends. One request is sent, to `/v1/credits`, which costs nothing. */
export async function* allChecks(
  { apiKeyFile, baseUrl }: Pick<Globals, "apiKeyFile" | "baseUrl">,
  { journal, redis }: CheckedPlaces,
): AsyncGenerator<Check, void, undefined> {
  yield* checkRuntime().map(clean);
  const { apiKey, checks } = await checkKey(apiKeyFile);
  yield* checks.map(clean);
  const { check, url } = checkAddress(baseUrl);
  yield clean(check);
  if (url) {
    const proxy = checkProxy(url);
    yield* proxy.checks.map(clean);
    if (url.protocol === "https:" && !proxy.isUsed) yield* (await checkTls(url)).map(clean);
    yield* (await checkServer(url, apiKey)).map(clean);
  }
  if (journal !== undefined) yield* (await checkJournal(journal)).map(clean);
  if (redis === undefined) return;
  const { checkRedis } = await import("./check-redis.ts");
  yield* (await checkRedis(redis)).map(clean);
}

/** Without what changes a terminal, and without what is shaped like a key: servers and variables have the last word in some findings. */
const clean = (check: Check): Check => {
  const safe = (text: string): string => maskShapes(text).replace(controls, "\ufffd");
  return { ...check, finding: safe(check.finding), ...("fix" in check && { fix: safe(check.fix) }) };
};
