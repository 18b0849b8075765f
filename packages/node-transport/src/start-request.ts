import type { ClientRequest, RequestOptions } from "node:http";
import type { TransportRequest } from "@techlookup/core/platform";
import { node } from "./builtins.ts";
import { agents } from "./connections.ts";
import { acceptedCodings } from "./decoders.ts";
import { foreignAgent, isWatched } from "./others.ts";
import type { HttpProxy } from "./proxy.ts";
import type { OutgoingBody } from "./send-body.ts";
import type { Target } from "./target.ts";
import type { Trip } from "./trip.ts";

/** Names and values in turn, as Node writes them fastest. */
const headersFor = (
  { headers }: TransportRequest,
  authority: string,
  proxy: HttpProxy | undefined,
  { length, type, content }: OutgoingBody,
): string[] => {
  const list = ["host", authority];
  for (const name in headers) list.push(name, headers[name] as string);
  if (headers["accept-encoding"] === undefined) list.push("accept-encoding", acceptedCodings());
  // No cache may answer in our place.
  if (headers["cache-control"] === undefined) list.push("cache-control", "no-cache");
  if (type !== undefined && headers["content-type"] === undefined) list.push("content-type", type);
  if (length !== undefined) list.push("content-length", String(length));
  else if (content !== undefined) list.push("transfer-encoding", "chunked");
  if (proxy?.authorization !== undefined) list.push("proxy-authorization", proxy.authorization);
  return list;
};

const pairsOf = (list: readonly string[]): Record<string, string> => {
  const pairs: Record<string, string> = {};
  for (let index = 0; index < list.length; index += 2) pairs[list[index] as string] = list[index + 1] as string;
  return pairs;
};

/** A request, with what it takes to start it. */
export interface Sending {
  readonly request: TransportRequest;
  readonly target: Target;
  readonly path: string;
  readonly body: OutgoingBody;
}

/** Starts a request. Its function is looked up by its name every time, so that whatever has replaced it is called. */
export const startRequest = ({ request, target, path, body }: Sending, trip: Trip): ClientRequest => {
  const { isSecure, host, port, authority } = target;
  const scheme = isSecure ? "https" : "http";
  const foreign = foreignAgent(scheme);
  // A proxy is asked for what is not secure by the whole address. An agent that a user brought has ways of its own.
  const proxy = isSecure || foreign ? undefined : target.proxy;
  const list = headersFor(request, authority, proxy, body);
  const options: RequestOptions & { readonly trip: Trip } = {
    method: request.method,
    host,
    port,
    path: proxy ? `http://${authority}${path}` : path,
    // Whoever watches requests adds headers to them, and knows objects alone.
    headers: foreign || isWatched(scheme) ? pairsOf(list) : list,
    setHost: false,
    agent: foreign ?? agents[scheme],
    trip,
  };
  return node(`node:${scheme}`).request(options);
};
