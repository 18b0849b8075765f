import type { GatewayOptions } from "./options.ts";

/** Tells the operator's hook. What it throws, now or later, changes nothing. */
export const tell = (onError: GatewayOptions["onError"], error: unknown, request: Request): void => {
  if (onError === undefined) return;
  void (async () => onError(error, request))().catch(() => {});
};
