/** One call of the API as plain data. Endpoints make these; only the call loop sends them. */
export interface CallSpec {
  /** The HTTP method. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path below the base URL, encoded: `/v1/domain/example.com`. */
  readonly path: string;
  /** The path with its parameters named, for logs and metrics: `/v1/domain/{domain}`. */
  readonly route: string;
  /** Query parameters; those that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** A text, or what `fetch` sends as it is. A stream cannot be repeated. */
  readonly body?: string | Uint8Array | Blob | FormData | ReadableStream | undefined;
  /** Of the body; "" where `fetch` knows it. Default `application/json`. */
  readonly contentType?: string | undefined;
  /** What a call costs, as far as it is known. */
  readonly credits: number;
  /** `optional`: a bare JSON value counts as data. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
  /** `object`: data are an object or an array, and nothing else. Default: any JSON value. */
  readonly data?: "object" | undefined;
  /** Whether a 204 or 205, which has no data, is a success. Default `false`. */
  readonly mayBeEmpty?: boolean | undefined;
  /** The limit of one attempt where the endpoint needs more than the client's default. Milliseconds. */
  readonly attemptTimeoutMs?: number | undefined;
}
