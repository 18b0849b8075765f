import { catalog } from "@techlookup/core/catalog";
import type { ConnectionReason } from "@techlookup/core/common";
import { type Answered, decodeAnswer, maskShapes } from "@techlookup/core/platform";
import { count, duration } from "../enrich/words.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Check, ok, warning, wrong } from "./check.ts";
import { type Probe, sendProbe } from "./send-probe.ts";

const limitMs = 15_000;
/** A clock that is further off is told: times in a journal are wrong by as much. */
const maxSkewMs = 30_000;

const unreachable = exitCodes.unreachable;

const fixes: Partial<Readonly<Record<ConnectionReason, string>>> = {
  dns: "Look at the name in the address, and whether this machine resolves others. Behind a proxy it may not have to: set HTTPS_PROXY.",
  refused: "Nothing listens there. Look at host and port of the address, and start what is to listen.",
  tls: "The line on TLS says why. Behind a proxy that opens connections: name the file of its authority in NODE_EXTRA_CA_CERTS.",
  proxy: "Look at address, name and password of the proxy, and whether it lets this host through.",
  unreachable: "A firewall may drop it. If there is a proxy, set HTTPS_PROXY; else ask who runs the network.",
};

/** Whether the server answers, whether it takes the key, and how far its clock is from this one. */
export const checkServer = async (url: URL, apiKey: string | undefined): Promise<readonly Check[]> => {
  const probe = await sendProbe(url, apiKey, limitMs);
  const { outcome } = probe;
  if (!("status" in outcome)) {
    const isLate = probe.endMs - probe.startMs >= limitMs;
    const finding = isLate
      ? `${url.host} has not answered within ${duration(limitMs)}`
      : `no answer from ${url.host}: ${outcome.clause}${codeOf(outcome.cause)}`;
    const fix = (isLate ? fixes.unreachable : fixes[outcome.reason]) ?? "Try again, and from another network.";
    return [wrong("server", finding, fix, unreachable)];
  }
  return [...answerChecks(url, probe, outcome, apiKey), ...clockChecks(probe, outcome)];
};

const codeOf = (cause: unknown): string => {
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? ` (${code})` : "";
};

const answerChecks = (
  url: URL,
  { startMs, endMs }: Probe,
  answer: Answered,
  apiKey: string | undefined,
): readonly Check[] => {
  const context = { request: "GET /v1/credits", redact: maskShapes, nowMs: endMs, maxResponseBytes: 1_000_000 };
  const decoded = decodeAnswer(answer, context);
  const { host } = url;
  const reached = ok("server", `${host} has answered in ${endMs - startMs} ms`);
  if (decoded.ok) return [reached, creditsCheck(decoded.data)];
  const { code } = decoded.failure.fields;
  const fix = Object.hasOwn(catalog, code) ? catalog[code as keyof typeof catalog].fix : "";
  if (code === "UNAUTHORIZED")
    return apiKey === undefined
      ? [reached]
      : [reached, wrong("account", "the server does not accept the key", fix, exitCodes.account)];
  if (code === "FORBIDDEN" || code === "PAYMENT_REQUIRED")
    return [reached, wrong("account", `the server answers ${answer.status} ${code}`, fix, exitCodes.account)];
  if (code === "RATE_LIMIT")
    return [
      reached,
      warning("account", "the rate limit is used up at the moment", "Wait a minute. Others may use the same key."),
    ];
  const what = `${host} answers ${answer.status}, and not as the API does (${code})`;
  return [wrong("server", what, fix || "Look at the address, and at what stands on the way.", unreachable)];
};

const creditsCheck = (data: unknown): Check => {
  const { totals } = (data ?? {}) as { readonly totals?: { readonly credits_remaining?: unknown } };
  const left = totals?.credits_remaining;
  if (typeof left !== "number") return ok("account", "the server accepts the key");
  if (left > 0) return ok("account", `the server accepts the key; ${count(left, "credit")} left`);
  return warning(
    "account",
    "the server accepts the key; no credits are left",
    "Wait for the next month, or buy more: techlookup credits shows when.",
  );
};

const clockChecks = ({ startMs, endMs }: Probe, { headers }: Answered): readonly Check[] => {
  const date = headers.get("date");
  const serverMs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(serverMs)) return [ok("clock", "the server does not tell its time")];
  // It tells whole seconds, cut off.
  const skewMs = (startMs + endMs) / 2 - (serverMs + 500);
  if (Math.abs(skewMs) <= maxSkewMs) return [ok("clock", "this machine's and the server's agree to within 30 s")];
  return [
    warning(
      "clock",
      `this machine's is ${duration(Math.abs(skewMs))} ${skewMs > 0 ? "ahead of" : "behind"} the server's`,
      "Let a time server set it: timedatectl set-ntp true, or the settings of the system. In a virtual machine, look at its host.",
    ),
  ];
};
