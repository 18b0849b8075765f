import { defined } from "../errors/defined.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "../contract/call-spec.ts";

/** A request, ready to be sent any number of times, unless its body is a stream. */
export interface PreparedRequest {
  readonly url: string;
  /** Scheme, host and port, for messages. */
  readonly origin: string;
  /** Method and path without query, for messages. */
  readonly label: string;
  /** Without what credentials add. */
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> };
  /** Whether its method is safe (RFC 9110, section 9.2.1). */
  readonly safe: boolean;
  /** Whether it can be sent again. */
  readonly replayable: boolean;
}

/** Makes the request of a call. The JSON of its body is written once, however often it is sent. */
export const prepareRequest = (
  { method, path, query, body }: CallSpec,
  { baseUrl, headers, init, encodeBody = String }: Pick<CallSettings, "baseUrl" | "headers" | "init" | "encodeBody">,
): PreparedRequest => {
  const search = String(new URLSearchParams(defined(query ?? {}) as Record<string, string>));
  const streamed = body instanceof ReadableStream;
  const label = `${method} ${path}`;
  return {
    url: baseUrl + path + (search && `?${search}`),
    origin: new URL(baseUrl).origin,
    label,
    init: {
      ...init,
      method,
      // The key must not follow a redirect to wherever it leads.
      redirect: "manual",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      // null is no body.
      body: streamed ? body : body === undefined ? null : encodeBody(JSON.stringify(body)),
      ...(streamed && { duplex: "half" }),
    },
    safe: method === "GET",
    replayable: !streamed,
  };
};
