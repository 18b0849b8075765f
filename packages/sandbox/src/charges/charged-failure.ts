import { codes } from "@techlookup/core";
import { type Fault, isCarriedOut } from "../faults/fault.ts";

/**
 * A kind of call that a server may charge though its caller has nothing of it. `404`: what was asked for is not known. `5xx`: the
 * server failed. `lost`: it was carried out, and its answer was cut off, damaged or never delivered, also since the caller left. An answer
 * that gets lost is charged as it would be if it arrived: a lost 404 only where both are named.
 *
 * @example
 * createSandbox({ charges: ["404", "5xx", "lost"] });
 */
export type ChargedFailure = "404" | "5xx" | "lost";

/** What a request is charged for. */
export interface ChargeRule {
  /** Whether it is carried out, and charged if that succeeds. */
  readonly success: boolean;
  /** Whether it is charged, too, if what it asks for is not known. */
  readonly notFound: boolean;
  /** Whether it stays charged when its caller has left before the answer. */
  readonly lost: boolean;
}

/** The status of the answer that takes the place of the API's own, where a fault has one. */
const statusOf = (fault: Fault): number | undefined => {
  switch (fault.kind) {
    case "status":
      return fault.status;
    case "error":
      return codes[fault.code].status;
    case "html":
      return fault.status ?? 502;
    case "empty":
      return fault.status;
    default:
      return undefined;
  }
};

/** What a request is charged for that meets a fault, or none, on a server that charges some failures. */
export const chargeRule = (charges: readonly ChargedFailure[], fault?: Fault): ChargeRule => {
  const [notFound, failed, lost] = (["404", "5xx", "lost"] as const).map((name) => charges.includes(name)) as [
    boolean,
    boolean,
    boolean,
  ];
  if (fault?.charged !== undefined) return { success: fault.charged, notFound: fault.charged && notFound, lost: true };
  const arrives = fault === undefined || fault.kind === "slow-headers" || fault.kind === "slow-body";
  if (arrives) return { success: true, notFound, lost };
  if (isCarriedOut(fault)) return { success: lost, notFound: lost && notFound, lost };
  // The answer's own status says what it is charged for, whatever the API would have found.
  const status = statusOf(fault) ?? 0;
  const isCharged = (status >= 500 && failed) || (status === 404 && notFound);
  return { success: isCharged, notFound: isCharged, lost };
};
