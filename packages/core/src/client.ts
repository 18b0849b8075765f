import { toError } from "./answers/client-failures.ts";
import { Account } from "./api/account.ts";
import type { CallEndpoint } from "./api/call-endpoint.ts";
import { Companies } from "./api/companies.ts";
import { Domains } from "./api/domains.ts";
import { type RawRequest, rawCall } from "./api/raw-request.ts";
import { SignalLists } from "./api/signals.ts";
import { Technologies } from "./api/technologies.ts";
import { buildCall } from "./contract/build-call.ts";
import type { CallSpec } from "./contract/call-spec.ts";
import { call } from "./engine/call.ts";
import { callSettings, clientSettings } from "./engine/client-settings.ts";
import { type Health, healthOf } from "./engine/health.ts";
import { type Call, metaOf } from "./engine/meta.ts";
import { Progress } from "./engine/progress.ts";
import type { CallSettings, Platform } from "./engine/settings.ts";
import { maskThrown, unreadable } from "./errors/configuration.ts";
import { placeAt } from "./errors/place-at.ts";
import { hide, read } from "./errors/plain-data.ts";
import type { CallOptions } from "./options/call-options.ts";
import type { CommonOptions } from "./options/client-options.ts";
import type { SafeCall } from "./result.ts";
import type { RetryBudget } from "./retry/budget.ts";
import { mirror, type Safe } from "./safe.ts";

/** The parts of a client that `client.safe` mirrors. */
export interface Endpoints {
  /** Credits and requests: used and left. */
  readonly account: Account;
  /** Which technologies a website runs. */
  readonly domains: Domains;
  /** The companies behind domains. */
  readonly companies: Companies;
  /** Technologies, and who uses them. */
  readonly technologies: Technologies;
  /** Technologies that domains recently adopted or dropped. */
  readonly signals: SignalLists;
}

/** `client.safe`: the whole client, returning `{ ok: true, data }` or `{ ok: false, error }`. It never rejects. */
export interface SafeClient extends Safe<Endpoints> {
  /** Like `client.request`, but returns a result. */
  request<T = unknown>(request: RawRequest, options?: CallOptions): SafeCall<T>;
}

const settingsOf = (options: CommonOptions, platform: Platform): CallSettings => {
  const site = new Error();
  try {
    return clientSettings(options, platform);
  } catch (thrown) {
    throw placeAt(site, toError(maskThrown(platform.redact, unreadable("options", thrown)), platform.redact));
  }
};

type Method = (...given: unknown[]) => unknown;

/** `array.map` calls its function with an item, its index and the array. */
const isOfArray = ([item, index, array, ...more]: readonly unknown[]): boolean =>
  typeof index === "number" && more.length === 0 && read(array, String(index)) === item;

/**
 * Makes an object's methods work without it, as in `const { get } = client.domains` and `list.map(client.domains.get)`, and
 * through a proxy of it, as Vue makes them of whatever its components hold.
 */
const detachable = <T extends object>(object: T, prototype: object = Object.getPrototypeOf(object)): T => {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = object[name as never] as Method;
    if (name !== "constructor")
      hide(object, name, (...given: unknown[]) =>
        Reflect.apply(method, object, given.length > 2 && isOfArray(given) ? given.slice(0, 1) : given),
      );
  }
  return object;
};

/**
 * The common part of the clients of all runtimes: the `TechLookup` of each package extends it. Use it as the type in code that
 * accepts any of them.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid. Nothing is sent before a call.
 * @example
 * const technologiesOf = (client: TechLookupClient, domain: string) => client.domains.get(domain);
 */
export class TechLookupClient implements Endpoints {
  readonly #send: <T>(specOf: () => CallSpec, options: CallOptions | undefined) => Call<T>;
  /** Credits and requests: used and left. */
  readonly account: Account;
  /** Which technologies a website runs. */
  readonly domains: Domains;
  /** The companies behind domains. */
  readonly companies: Companies;
  /** Technologies, and who uses them. */
  readonly technologies: Technologies;
  /** Technologies that domains recently adopted or dropped. */
  readonly signals: SignalLists;
  /**
   * The same client, returning `{ ok: true, data }` or `{ ok: false, error }` instead of throwing. It never rejects.
   *
   * @example
   * const result = await client.safe.domains.get("example.com");
   * if (!result.ok) console.error(result.error.code);
   */
  declare readonly safe: SafeClient;
  /** The retry budget; its `tokens` show how much is left. Pass it to another client to share it. */
  declare readonly retryBudget: RetryBudget;
  /** Credits that this client may have spent so far: an upper bound, counted by the prices of its calls. */
  declare readonly creditsSpent: number;
  /**
   * The state of the server, as this client sees it: which parts of it are down, and the rate limit. Reading it sends nothing.
   *
   * @example
   * const { outages, rateLimit } = client.health;
   * console.log(outages.length ? "degraded" : "ok", rateLimit?.remaining);
   */
  declare readonly health: Health;
  /**
   * Reports the outcome of the latest calls to a window that several processes share, such as one in Redis. Call it after the last call, before you
   * close the store or end the process: otherwise their places in the window stay taken until their leases end, for up to 100 s by default. You can still
   * use the client afterwards. Never rejects.
   *
   * @example
   * await client.close();
   */
  declare readonly close: () => Promise<void>;

  /** Called by the class of a runtime's package. */
  constructor(options: CommonOptions, platform: Platform) {
    const settings = settingsOf(options, platform);
    this.#send = <T>(specOf: () => CallSpec, own: CallOptions | null | undefined) => {
      const site = new Error();
      let progress: Progress;
      let sent: Promise<unknown>;
      try {
        const spec = specOf();
        const isPlain = (own ?? settings.locate) === undefined;
        progress = new Progress(spec, isPlain ? settings : callSettings(settings, own ?? undefined));
        sent = call(progress, site);
      } catch (thrown) {
        sent = Promise.reject(placeAt(site, toError(maskThrown(settings.redact, thrown), settings.redact)));
      }
      const promise = sent as Call<T>;
      // A property of the promise, and no class of promises: `await` is slow at those.
      promise.withResponse = () => promise.then((data) => ({ data, meta: metaOf(progress) }));
      return promise;
    };
    const callEndpoint: CallEndpoint = (name, given, own) => this.#send(() => buildCall(name, given), own);
    this.account = detachable(new Account(callEndpoint));
    this.domains = detachable(new Domains(callEndpoint));
    this.companies = detachable(new Companies(callEndpoint));
    this.technologies = detachable(new Technologies(callEndpoint));
    this.signals = detachable(new SignalLists(callEndpoint));
    detachable(this, TechLookupClient.prototype);
    // No private members and no methods of the class: a framework may stand between, with another `this`.
    const getters = {
      safe: () => mirror(this, settings.redact),
      retryBudget: () => settings.retry.budget,
      creditsSpent: () => settings.credits.spent,
      health: () => healthOf(settings),
      close: () => async () => settings.pace?.close(),
    };
    for (const [name, get] of Object.entries(getters)) Object.defineProperty(this, name, { get, configurable: true });
  }

  /**
   * Calls an endpoint that this client has no method for, with the same errors, retries and limits.
   *
   * @throws TechLookupError
   * @example
   * const data = await client.request({ method: "POST", path: "/v1/companies/batch", body: { domains: [] } });
   */
  request<T = unknown>(request: RawRequest, options?: CallOptions): Call<T> {
    return this.#send(() => rawCall(request), options);
  }
}
