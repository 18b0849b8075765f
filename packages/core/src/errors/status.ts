import { codeTable, type KnownCode, type RetryClass, tableRow } from "./code-table.ts";

/**
 * Answers of something between the client and the API: RFC 9110's temporary ones, and 520 to 524, with which
 * Cloudflare says that it could not reach the server behind it. That they pass by themselves is our decision; the vendor
 * says nothing.
 */
const gatewayStatuses: readonly number[] = [408, 502, 503, 504, 520, 521, 522, 523, 524];

const codeByStatus = (status: number): KnownCode | undefined =>
  gatewayStatuses.includes(status)
    ? "GATEWAY_ERROR"
    : (Object.keys(codeTable) as KnownCode[]).find((code) => tableRow(code)?.status === status);

/**
 * Statuses that mean the same whoever answers. A bare 400, 403, 404 or 409 is left out: a firewall's page or a wrong base
 * URL must not read as "domain unknown" or "plan too small".
 */
const trustedAlone: readonly number[] = [401, 402, 429, 500, ...gatewayStatuses];

/**
 * The code for an answer whose body names none.
 *
 * @param fromApi Whether the body at least has the API's form, so that the documented meaning of its status holds.
 */
export const codeOfStatus = (status: number, fromApi: boolean): KnownCode =>
  ((fromApi || trustedAlone.includes(status)) && codeByStatus(status)) || "UNEXPECTED_STATUS";

/**
 * What a status alone tells a decision, whatever code the body names: whether the failure passes by itself, and whether
 * the call was not carried out. That a documented status says so is the vendor's word.
 */
export const factsOfStatus = (status: number): { readonly retry: RetryClass; readonly done: "no" | "maybe" } => {
  const row = tableRow(codeByStatus(status) ?? "");
  return { retry: row?.retry ?? "never", done: row?.status ? "no" : "maybe" };
};
