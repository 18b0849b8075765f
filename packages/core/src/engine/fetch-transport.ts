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

const initOf = ({ method, headers, body }: TransportRequest, init: RequestInit | undefined): RequestInit => ({
  ...init,
  method,
  headers,
  // The key must not follow a redirect to wherever it leads.
  redirect: "manual",
  body: (typeof body === "string" || ArrayBuffer.isView(body)) && repeatsTexts() ? new Blob([body]) : (body ?? null),
  ...(typeof body === "object" && { duplex: "half" }),
});

/** Frees the connection of an answer that nobody will read. Never rejects. */
const discard = async (response: Response): Promise<void> => {
  try {
    if (response.body && !response.body.locked) await response.body.cancel();
  } catch {
    // Not a response, or its body has failed: there is nobody left to tell.
  }
};

/**
 * Reads a body to its end, the size limit or the cut-off. Never rejects. The limit counts decoded bytes, and stops the
 * download. Always UTF-8, as JSON is (RFC 8259, section 8.1).
 */
export const readBody = (
  response: Pick<Response, "body">,
  maxBytes: number,
  cutoff: Cutoff,
): Promise<Pick<Answer, "text" | "end" | "cause">> =>
  new Promise((resolve) => {
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    let text = "";
    let size = 0;
    const decoder = new TextDecoder();
    const end = (how: Answer["end"], cause?: unknown): void => {
      resolve({ text, end: how, cause });
      if (how !== "complete") reader?.cancel().catch(() => {});
    };
    const read = async (): Promise<void> => {
      reader = response.body?.getReader();
      for (;;) {
        const { done, value } = reader ? await reader.read() : { done: true };
        size += value?.byteLength ?? 0;
        if (size > maxBytes) return end("too-large");
        text += decoder.decode(value, { stream: !done });
        if (done) return end("complete");
      }
    };
    // A body that ignores the signal is left behind as well.
    cutoff.onCut(() => end("lost"));
    read().catch((thrown) => end("lost", thrown));
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
    if (response === undefined && cutoff.isCut) pending.then(discard, () => {});
    return response;
  };

  return async (request, { maxBytes, cutoff }) => {
    let response: Response | undefined;
    try {
      response = await answerOf(request, cutoff);
    } catch (cause) {
      return { ...diagnose(cause), cause };
    }
    if (!response && cutoff.isCut)
      return { reason: "unknown", requestSent: "maybe", clause: "it was cut off", cause: undefined };
    const { status, headers, type } = response as Response;
    // A browser hides the status of a redirect.
    return {
      status: type === "opaqueredirect" ? 0 : status,
      headers,
      ...(await readBody(response as Response, maxBytes, cutoff)),
    };
  };
};
