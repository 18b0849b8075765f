import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "./call-spec.ts";

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

const isStream = (body: unknown): body is ReadableStream => body instanceof ReadableStream;

/** Makes the request of a call. The JSON of its body is written once, however often it is sent. */
export const prepareRequest = (
  spec: CallSpec,
  { baseUrl, headers, init, encodeBody }: Pick<CallSettings, "baseUrl" | "headers" | "init" | "encodeBody">,
): PreparedRequest => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(spec.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.size > 0 ? `?${query}` : "";
  const streamed = isStream(spec.body);
  const hasBody = spec.body !== undefined;
  return {
    url: `${baseUrl}${spec.path}${search}`,
    origin: new URL(baseUrl).origin,
    label: `${spec.method} ${spec.path}`,
    init: {
      ...init,
      method: spec.method,
      headers: { accept: "application/json", ...(hasBody && { "content-type": "application/json" }), ...headers },
      // The key must not follow a redirect to wherever it leads.
      redirect: "manual",
      ...(hasBody && { body: streamed ? (spec.body as ReadableStream) : encodeBody(JSON.stringify(spec.body)) }),
      ...(streamed && { duplex: "half" }),
    },
    safe: spec.method === "GET",
    replayable: !streamed,
  };
};
