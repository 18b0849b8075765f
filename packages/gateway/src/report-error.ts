import type { GatewayOptions } from "./options.ts";

/** Calls the hook `onError`. What it throws, now or later, changes nothing. */
export const reportError = (onError: GatewayOptions["onError"], error: unknown, request: Request): void => {
  if (onError === undefined) return;
  void (async () => onError(error, request))().catch(() => {});
};
