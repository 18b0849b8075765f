import type { CallSpec } from "../call/call-spec.ts";
import type { CallOptions } from "../settings/options.ts";

/** Makes a call and gives its data, or throws its error. All that an endpoint knows of the network. */
export type Send = <T>(spec: CallSpec, options: CallOptions | undefined) => Promise<T>;
