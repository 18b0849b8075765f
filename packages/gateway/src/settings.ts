import { RecoveryGate, systemClock } from "@techlookup/core";
import {
  checkApiKey,
  checkBaseUrl,
  checkOptions,
  configurationError,
  createRedactor,
  defaultBaseUrl,
  defaultsOf,
  diagnoseConnection,
  makePacer,
  maskRefusal,
  maskSecret,
  type OptionTable,
  type Pacer,
  type Redactor,
  readFunction,
  readNumber,
  readObject,
  readOptions,
  readPacing,
  type SendSettings,
  showValue,
  version,
  type WithDefaults,
} from "@techlookup/core/platform";
import { chooseTransport } from "@techlookup/node-transport";
import { checkAllow, checkAllowedHeaders, checkBasePath, checkOrigins, checkPublicOrigin } from "./check-lists.ts";
import type { EndpointName } from "./endpoints.ts";
import { GateEvents } from "./gate-events.ts";
import type { GatewayOptions } from "./options.ts";
import { OutageGate } from "./outage-gate.ts";
import { createSafeJson } from "./safe-json.ts";

type Limits = WithDefaults<
  Pick<
    GatewayOptions,
    | "limitPerMinute"
    | "creditsPerDay"
    | "maxRequestBytes"
    | "maxResponseBytes"
    | "timeoutMs"
    | "bodyTimeoutMs"
    | "allowCredentials"
    | "now"
    | "fetch"
    | "onError"
    | "onGate"
    | "recovery"
  >,
  | "limitPerMinute"
  | "creditsPerDay"
  | "maxRequestBytes"
  | "maxResponseBytes"
  | "bodyTimeoutMs"
  | "allowCredentials"
  | "recovery"
  | "now"
>;

const readGate = readObject<RecoveryGate>("true, false or a RecoveryGate", "roomOf");

/** Default and check of each option that stands alone. Defaults are our decision, but for the smallest plan's 60 requests. */
const limits: OptionTable<Limits> = {
  limitPerMinute: { default: 60, read: readNumber({ min: 1, integer: true }) },
  creditsPerDay: { default: Number.POSITIVE_INFINITY, unit: "credits", read: readNumber({ min: 0 }) },
  maxRequestBytes: { default: 16 * 1024, unit: "bytes", read: readNumber({ min: 1, integer: true }) },
  maxResponseBytes: { default: 10 * 1024 * 1024, unit: "bytes", read: readNumber({ min: 1, integer: true }) },
  timeoutMs: { unit: "ms", read: readNumber({ min: 1 }) },
  bodyTimeoutMs: { default: 10_000, unit: "ms", read: readNumber({ min: 1 }) },
  allowCredentials: {
    default: false,
    read: (argument, value) => {
      if (typeof value === "boolean") return value;
      throw configurationError(argument, `must be true or false, and is ${showValue(value)}`);
    },
  },
  recovery: {
    default: true,
    read: (argument, value) => (typeof value === "boolean" ? value : readGate(argument, value, undefined)),
  },
  now: { default: systemClock.now, read: readFunction() },
  fetch: { read: readFunction() },
  onError: { read: readFunction() },
  onGate: { read: readFunction() },
};

/** A gateway's options, complete and checked. Kept in a closure: nothing that holds the key can be looked into. */
export interface Settings extends Limits, SendSettings, Pick<GatewayOptions, "authorize"> {
  readonly maxResponseBytes: number;
  /** Data as JSON, with the key masked, and nothing else. */
  readonly toSafeJson: (data: unknown) => string;
  /** Gives requests their places in the API's rate limit. `undefined`: they are not paced. */
  readonly pacer: Pacer | undefined;
  /** Keeps requests from the API while it is down. `undefined`: it is asked all the same. */
  readonly outageGate: OutageGate | undefined;
  readonly events: GateEvents;
  readonly allow: ReadonlySet<EndpointName>;
  readonly basePath: string;
  readonly origins: ReadonlySet<string>;
  readonly publicOrigin: string | undefined;
  readonly allowedHeaders: readonly string[];
}

const checkedSettings = (options: GatewayOptions, apiKey: string, redact: Redactor): Settings => {
  const { authorize } = options;
  if (typeof authorize !== "function") {
    const example = "such as (request) => ({ id: userOf(request) })";
    throw configurationError("authorize", `must be a function ${example}, and is ${showValue(authorize)}`);
  }
  const own = readOptions(limits, defaultsOf(limits), options);
  const pacing = readPacing(options.pacing);
  const baseUrl = checkBaseUrl(options.baseUrl ?? defaultBaseUrl);
  const gate = own.recovery === true ? new RecoveryGate() : own.recovery;
  // As it is shown: events, and whoever shares the gate, hold no key.
  const shownUrl = redact(baseUrl);
  const events = new GateEvents(own.onGate, shownUrl, () => performance.now());
  return {
    ...own,
    authorize,
    credentials: { headers: { authorization: `Bearer ${apiKey}` }, redact },
    redact,
    transport: chooseTransport({ fetch: own.fetch, diagnose: diagnoseConnection }),
    headers: { "user-agent": `techlookup-gateway/${version}` },
    clock: systemClock,
    pacer: pacing && makePacer(pacing, systemClock),
    toSafeJson: createSafeJson(maskSecret(apiKey)),
    allow: checkAllow(options.allow),
    basePath: checkBasePath(options.basePath),
    baseUrl,
    outageGate: gate ? new OutageGate(gate, shownUrl, events) : undefined,
    events,
    origins: checkOrigins(options.origins, own.allowCredentials),
    publicOrigin: checkPublicOrigin(options.publicOrigin),
    allowedHeaders: checkAllowedHeaders(options.allowedHeaders),
  };
};

/**
 * A gateway's settings, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const gatewaySettings = (options: GatewayOptions): Settings => {
  checkOptions(options, "{ apiKey, authorize, allow }");
  const apiKey = checkApiKey(options.apiKey, "is missing: pass { apiKey }, from your server's environment");
  const redact = createRedactor(apiKey);
  return maskRefusal(redact, () => checkedSettings(options, apiKey, redact));
};
