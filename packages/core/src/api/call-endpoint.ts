import type { Arguments, EndpointName } from "../contract/endpoints.ts";
import type { Call } from "../engine/meta.ts";
import type { CallOptions } from "../options/call-options.ts";

/**
 * Calls an endpoint of the contract, and gives its data or throws its error. All that a typed method knows of the
 * network.
 */
export type CallEndpoint = <T, Name extends EndpointName>(
  name: Name,
  given: Arguments<Name>,
  options: CallOptions | undefined,
) => Call<T>;
