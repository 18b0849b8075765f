import type { Outcome, RuntimeId } from "@techlookup/conformance";

/** What a runtime is to do: where its servers are, and where it reports to. */
export interface Assignment {
  readonly runtime: RuntimeId;
  readonly stages: readonly { readonly url: string; readonly refusedUrl: string; readonly gatewayUrl: string }[];
  /** The relay of each case of the faults. */
  readonly relays: Readonly<Record<string, string>>;
  readonly hostUrl: string;
}

/** What it reports. */
export interface Report {
  /** The runtime's own version. */
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}
