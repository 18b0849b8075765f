import type { CallSpec } from "../contract/call-spec.ts";
import type { CallOptions } from "../options/call-options.ts";

/** Makes a call and gives its data, or throws its error. All that an endpoint knows of the network. */
export type Send = <T>(spec: CallSpec, options: CallOptions | undefined) => Promise<T>;

/**
 * Gets what is at a route.
 *
 * @param segment What stands in the path for the route's one parameter, encoded. A route without one has "".
 * @param rest What differs from a GET that costs 1 credit and has no query.
 */
export type Get = <T>(
  route: string,
  segment: string,
  options: CallOptions | undefined,
  rest?: Partial<CallSpec>,
) => Promise<T>;

export const getBy =
  (send: Send): Get =>
  (route, segment, options, rest) =>
    send({ method: "GET", path: route.replace(/{\w+}/, () => segment), route, credits: 1, ...rest }, options);
