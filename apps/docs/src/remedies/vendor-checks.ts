import type { ApiCode } from "@techlookup/core";
import { planRequests } from "@techlookup/core/contract";
import { type VendorPage, vendorPages } from "./vendor-pages.ts";

/** What only the vendor knows about a code. Texts are prose, with code in backticks. */
export interface VendorCheck {
  /** What to look up on the vendor's site before you write to its support. */
  readonly check: string;
  /** Where. */
  readonly pages: readonly VendorPage[];
  /** What the vendor's support needs to find the request. */
  readonly send: string;
}

const { errors, keys, rateLimits, credits, usage, creditSummary, pricing } = vendorPages;
const { free, pro, scale } = planRequests;

/** The codes that the API itself sends. A 402 was observed only. */
export const vendorChecks: Readonly<Record<ApiCode | "PAYMENT_REQUIRED", VendorCheck>> = {
  VALIDATION_ERROR: {
    check: "Compare the names and values of your parameters with the vendor's reference for this endpoint.",
    pages: [errors],
    send: "If a documented value is refused: the method and path, the parameter with its value, `error.message` and the `date` in `error.headers`.",
  },
  UNAUTHORIZED: {
    check: "Check that the key still exists, and that your process uses it: compare the first characters.",
    pages: [keys, errors],
    send: "If the key is listed but still rejected: its first characters (`key_prefix`), the path, and the `date` in `error.headers`. Never the whole key.",
  },
  FORBIDDEN: {
    check:
      "Check that your plan includes this endpoint, and that the account is not restricted (the two documented causes).",
    pages: [credits, pricing, keys, errors],
    send: "If the plan includes the endpoint: the path, the `plan` and `status` that `client.account.credits()` shows for your key, its `key_prefix`, and the `date` in `error.headers`. Never the whole key.",
  },
  NOT_FOUND: {
    check:
      "Check the path of the endpoint. A domain that the API does not know may not have been crawled yet: the documented next step is live detection.",
    pages: [errors, credits],
    send: "If live detection does not find a website that opens in a browser: the domain, the path, and the `date` in `error.headers`.",
  },
  CONFLICT: {
    check: "Look up the endpoint in the vendor's reference: no endpoint that this project knows creates anything.",
    pages: [errors],
    send: "The method and path, the body that you sent, `error.message` and the `date` in `error.headers`.",
  },
  RATE_LIMIT: {
    check: `Compare your traffic with your plan: Free allows ${free} requests in any 60 seconds, Pro ${pro}, Scale ${scale.toLocaleString("en")}, counted for the key that your whole organization shares (documented).`,
    pages: [rateLimits, usage, pricing, errors],
    send: "If you get a 429 well below the limit: `error.rateLimit`, `error.retryAfterMs`, the `date` in `error.headers`, and how many requests your processes sent in the 60 seconds before.",
  },
  INTERNAL_ERROR: {
    check: "Find out whether one input fails or every call does: `client.account.credits()` costs nothing.",
    pages: [errors, usage],
    send: "The method and path, the parameters, and for each attempt its time and status (`error.attempts`), with the `date` and, if present, the `cf-ray` in `error.headers`.",
  },
  PAYMENT_REQUIRED: {
    check:
      "Check how many credits are left and when they are reset. What the API sends when credits run out is not documented.",
    pages: [creditSummary, credits, pricing],
    send: "If credits are left: `totals` of `client.account.credits()`, the path, `error.message` and the `date` in `error.headers`.",
  },
};

/** What to check with the vendor for a code, if the API sends it. */
export const vendorCheckOf = (code: string): VendorCheck | undefined =>
  Object.hasOwn(vendorChecks, code) ? vendorChecks[code as keyof typeof vendorChecks] : undefined;
