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
import type { CallSettings, ClientSettings, Platform } from "./engine/settings.ts";
import { maskRefusal, maskThrown } from "./errors/configuration.ts";
import type { CallOptions } from "./options/call-options.ts";
import type { CommonOptions } from "./options/client-options.ts";
import type { Result } from "./result.ts";
import type { RetryBudget } from "./retry/budget.ts";
import { mirror, type Safe } from "./safe.ts";

/** The parts of a client that `client.safe` mirrors. */
export interface Endpoints {
  /** What was used, and what is left. */
  readonly account: Account;
  /** Which technologies a website runs. */
  readonly domains: Domains;
  /** The companies behind domains. */
  readonly companies: Companies;
  /** Technologies, and who runs them. */
  readonly technologies: Technologies;
  /** Technologies that domains took up or gave up lately. */
  readonly signals: SignalLists;
}

/** `client.safe`: the whole client, returning `{ ok: true, data }` or `{ ok: false, error }`. It never rejects. */
export interface SafeClient extends Safe<Endpoints> {
  /** As `client.request`, returning a result. */
  request<T = unknown>(request: RawRequest, options?: CallOptions): Promise<Result<T>>;
}

/** Whether it is known already where requests go. */
const isComplete = (settings: ClientSettings): settings is CallSettings => typeof settings.baseUrl === "string";

/**
 * What the clients of all runtimes have in common; `TechLookup` of each package is one. Fit as a type for code that
 * takes a client of any of them.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is wrong. Nothing is sent before a call.
 * @example
 * const technologiesOf = (client: TechLookupClient, domain: string) => client.domains.get(domain);
 */
export class TechLookupClient implements Endpoints {
  readonly #settings: ClientSettings;
  readonly #send: <T>(makeSpec: () => CallSpec, options: CallOptions | undefined) => Promise<T>;
  /** What was used, and what is left. */
  readonly account: Account;
  /** Which technologies a website runs. */
  readonly domains: Domains;
  /** The companies behind domains. */
  readonly companies: Companies;
  /** Technologies, and who runs them. */
  readonly technologies: Technologies;
  /** Technologies that domains took up or gave up lately. */
  readonly signals: SignalLists;

  /** Called by the class of a runtime's package. */
  constructor(options: CommonOptions, platform: Platform) {
    const { redact } = platform;
    const settings = maskRefusal(redact, () => clientSettings(options, platform));
    this.#settings = settings;
    this.#send = async <T>(makeSpec: () => CallSpec, own: CallOptions | undefined) => {
      let spec: CallSpec;
      let complete: CallSettings;
      try {
        spec = makeSpec();
        complete = isComplete(settings) && own === undefined ? settings : callSettings(settings, own);
      } catch (thrown) {
        throw maskThrown(redact, thrown);
      }
      return (await call(spec, complete)) as T;
    };
    const callEndpoint: CallEndpoint = (name, given, own) => this.#send(() => buildCall(name, given), own);
    this.account = new Account(callEndpoint);
    this.domains = new Domains(callEndpoint);
    this.companies = new Companies(callEndpoint);
    this.technologies = new Technologies(callEndpoint);
    this.signals = new SignalLists(callEndpoint);
  }

  /**
   * The same client, returning `{ ok: true, data }` or `{ ok: false, error }` instead of throwing. It never rejects.
   *
   * @example
   * const result = await client.safe.domains.get("example.com");
   * if (!result.ok) console.error(result.error.code);
   */
  get safe(): SafeClient {
    return mirror(this, this.#settings.redact) as unknown as SafeClient;
  }

  /** The retry budget, whose `tokens` tell how much is left. Pass it to another client to share it. */
  get retryBudget(): RetryBudget {
    return this.#settings.retry.budget;
  }

  /** Credits that this client may have spent so far: an upper bound, counted by the prices of its calls. */
  get creditsSpent(): number {
    return this.#settings.credits.spent;
  }

  /**
   * Calls an endpoint that has no method here, with the same errors, retries and limits.
   *
   * @throws TechLookupError
   * @example
   * const data = await client.request({ method: "POST", path: "/v1/companies/batch", body: { domains: [] } });
   */
  async request<T = unknown>(request: RawRequest, options?: CallOptions): Promise<T> {
    return this.#send(() => rawCall(request), options);
  }
}
