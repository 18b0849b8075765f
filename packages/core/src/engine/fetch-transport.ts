import type { Diagnose } from "../answers/connection.ts";
import type { Answer } from "../answers/decode-answer.ts";
import type { Cutoff, Transport, TransportRequest } from "./transport.ts";

/** How `fetch` is called. */
export interface FetchTransportOptions {
  /** Default: the global one, looked up at every request, so that whatever replaces it later is used. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Passed to `fetch` besides the request; a page's `credentials`, say. */
  readonly init?: RequestInit;
  /** Explains what `fetch` throws. */
  readonly diagnose: Diagnose;
}

/**
 * Deno repeats a text or bytes that a reused connection loses, before `fetch` reports anything: a live detection would be charged
 * twice, unseen. It does not repeat a Blob. Deno identifies itself this way to web-standard code.
 */
const repeatsTexts = (): boolean => globalThis.navigator?.userAgent?.startsWith("Deno/") === true;

/**
 * No cache may answer in our place. Asked for where `fetch` knows the option: workerd throws at it unless a flag allows it,
 * and React Native's adds a parameter to the query.
 */
const noStore = (): RequestInit | false =>
  !!globalThis.Request && "cache" in Request.prototype && { cache: "no-store" };

const initOf = ({ method, headers, body }: TransportRequest, init: RequestInit | undefined): RequestInit => ({
  ...noStore(),
  ...init,
  method,
  headers,
  // The key must not follow a redirect to wherever it leads.
  redirect: "manual",
  body: ((typeof body === "string" || ArrayBuffer.isView(body)) && repeatsTexts()
    ? new Blob([body as BlobPart])
    : (body ?? null)) as BodyInit | null,
  ...(typeof body === "object" && { duplex: "half" }),
});

type Piece = Uint8Array | string | undefined;

/** A stream of the web, or of Node as other libraries' `fetch` gives it: what is used of either. */
type Stream = Partial<Pick<ReadableStream, "getReader" | "locked" | "cancel">> &
  Partial<AsyncIterable<Piece>> & { readonly destroy?: () => void };

/** A response with what those of other libraries and of mocks may lack. */
type AnyResponse = Pick<Response, "body"> & Partial<Pick<Response, "text" | "arrayBuffer" | "json">>;

/** Ends a stream that nobody will read, which frees its connection. Never rejects. */
export const closeStream = async (stream: unknown): Promise<void> => {
  try {
    const { locked, cancel, destroy } = stream as Stream;
    const close: (() => unknown) | undefined = cancel ?? destroy;
    if (!locked) await close?.call(stream);
  } catch {
    // No stream, or one that has failed: there is nobody left to tell.
  }
};

/** The body of a response without streams, such as React Native's, whose `arrayBuffer` does not work, and those of mocks. */
async function* wholeBody(response: AnyResponse): AsyncGenerator<Piece, undefined> {
  const { body } = response;
  if (body === null) return;
  if (response.text) yield await response.text();
  else if (response.arrayBuffer) yield new Uint8Array(await response.arrayBuffer());
  else yield typeof body === "string" ? body : JSON.stringify(await (response as Response).json());
}

/**
 * Reads a body to its end, the size limit or the cut-off, whatever `fetch` it comes from. Never rejects. The limit counts
 * decoded bytes, and stops the download. Always UTF-8, as JSON is (RFC 8259, section 8.1).
 *
 * @example
 * const { text } = await readBody(new Response("{}"), 1024, deadline);
 */
export const readBody = (
  response: AnyResponse,
  maxBytes: number,
  cutoff: Cutoff,
): Promise<Pick<Answer, "text" | "end" | "cause">> =>
  new Promise((resolve) => {
    let stream: unknown;
    let text = "";
    let size = 0;
    const decoder = new TextDecoder();
    const end = (how: Answer["end"], cause?: unknown): void => {
      resolve({ text, end: how, cause });
      if (how !== "complete") closeStream(stream);
    };
    const read = async (): Promise<void> => {
      const body = response.body as Stream | null;
      const reader = body?.getReader?.();
      const pieces = reader ?? body?.[Symbol.asyncIterator]?.() ?? wholeBody(response);
      stream = reader ?? body;
      for (;;) {
        const { done, value } = await ("read" in pieces ? pieces.read() : pieces.next());
        const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
        size += bytes?.byteLength ?? 0;
        if (size > maxBytes) return end("too-large");
        text += decoder.decode(bytes, { stream: !done });
        if (done) return end("complete");
      }
    };
    // A body that ignores the signal is left behind as well.
    cutoff.onCut(() => end("lost"));
    // A stream that gives no reader was read before.
    read().catch((thrown) => end(stream === undefined ? "unreadable" : "lost", thrown));
  });

/**
 * The transport of every runtime that has `fetch`.
 *
 * @example
 * const transport = fetchTransport({ diagnose: diagnoseConnection });
 */
export const fetchTransport = ({ fetch: own, init, diagnose }: FetchTransportOptions): Transport => {
  // Called without a receiver: a page's or worker's own fetch refuses any other.
  const send = own ?? ((url: string, requestInit: RequestInit) => globalThis.fetch(url, requestInit));

  const answerOf = async (request: TransportRequest, cutoff: Cutoff): Promise<Response | undefined> => {
    const pending = (async () => send(request.url, { ...initOf(request, init), signal: cutoff.signal }))();
    // A fetch that ignores its signal is left behind. Its answer, should it come, must not hold its connection.
    const cut = new Promise<undefined>((resolve) => cutoff.onCut(() => resolve(undefined)));
    const response = await Promise.race([pending, cut]);
    if (response === undefined && cutoff.isCut)
      pending.then(
        (late) => closeStream(late?.body),
        () => {},
      );
    return response;
  };

  return async (request, { maxBytes, cutoff }) => {
    let response: Response | undefined;
    try {
      response = await answerOf(request, cutoff);
    } catch (cause) {
      const diagnosis = diagnose(cause);
      if (!diagnosis) throw cause;
      return { ...diagnosis, cause };
    }
    if (!response && cutoff.isCut)
      return { reason: "unknown", requestSent: "maybe", clause: "it was cut off", cause: undefined };
    const { status, headers, type } = (response ?? {}) as Response;
    if (!Number.isInteger(status)) throw new TypeError("fetch returned no response with a status");
    const body = await readBody(response as Response, maxBytes, cutoff);
    const isLasting = body.end === "lost" && body.cause !== undefined && !diagnose(body.cause);
    return {
      ...body,
      ...(isLasting && { end: "unreadable" }),
      // A browser hides the status of a redirect.
      status: type === "opaqueredirect" ? 0 : status,
      // Mocks have a Map or a plain object.
      headers: { get: (name) => `${headers?.get?.(name) ?? headers?.[name as never] ?? ""}` || null },
    };
  };
};
