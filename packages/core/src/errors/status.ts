import { codes, type KnownCode, type RetryClass } from "./codes.ts";

/**
 * Answers of something between the client and the API: RFC 9110's temporary ones, and 520 to 524, with which
 * Cloudflare says that it could not reach the server behind it. That they pass by themselves is our decision; the vendor
 * says nothing.
 */
const gatewayStatuses: ReadonlySet<number> = new Set([408, 502, 503, 504, 520, 521, 522, 523, 524]);

const codeByStatus: ReadonlyMap<number, KnownCode> = new Map(
  (Object.keys(codes) as KnownCode[]).flatMap((code) => {
    const { status } = codes[code];
    return status === null ? [] : [[status, code] as const];
  }),
);

/**
 * Codes that the status alone stands for. A bare 400, 403, 404 or 409 is left out: a firewall's page or a wrong base URL
 * must not read as "domain unknown" or "plan too small".
 */
const trustedAlone: ReadonlySet<KnownCode> = new Set<KnownCode>([
  "UNAUTHORIZED",
  "PAYMENT_REQUIRED",
  "RATE_LIMIT",
  "INTERNAL_ERROR",
]);

/**
 * The code for an answer whose body names none.
 *
 * @param fromApi Whether the body at least has the API's form, so that the documented meaning of its status holds.
 */
export const codeOfStatus = (status: number, fromApi: boolean): KnownCode => {
  if (gatewayStatuses.has(status)) return "GATEWAY_ERROR";
  const code = codeByStatus.get(status);
  return code !== undefined && (fromApi || trustedAlone.has(code)) ? code : "UNEXPECTED_STATUS";
};

/** Whether an answer of this status passes by itself. The status decides, whatever code the body names. */
export const retryOfStatus = (status: number): RetryClass => {
  const code = gatewayStatuses.has(status) ? "GATEWAY_ERROR" : codeByStatus.get(status);
  return code === undefined ? "never" : codes[code].retry;
};

/** Whether an answer of this status says that the call was not carried out: 429 and 500, as the vendor documents. */
export const doneOfStatus = (status: number): "no" | "maybe" => (codeByStatus.has(status) ? "no" : "maybe");
