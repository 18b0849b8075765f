import type { Diagnose } from "../answers/connection.ts";
import type { Answer } from "../answers/decode-answer.ts";
import { closeStream, Reading, type ReceivedBody } from "./read-body.ts";
import type { Transport, TransportRequest, Unanswered } from "./transport.ts";

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

const answerOf = ({ status, headers, type }: Response, body: ReceivedBody): Answer => ({
  ...body,
  // A browser hides the status of a redirect.
  status: type === "opaqueredirect" ? 0 : status,
  // Mocks have a Map or a plain object.
  headers: { get: (name) => `${headers?.get?.(name) ?? headers?.[name as never] ?? ""}` || null },
});

const cutOff: Unanswered = {
  reason: "unknown",
  requestSent: "maybe",
  clause: "it was cut off",
  cause: undefined,
};

/**
 * The transport of every runtime that has `fetch`.
 *
 * @example
 * const transport = fetchTransport({ diagnose: diagnoseConnection });
 */
export const fetchTransport = ({ fetch: own, init, diagnose }: FetchTransportOptions): Transport => {
  // Called without a receiver: a page's or worker's own fetch refuses any other.
  const send = own ?? ((url: string, requestInit: RequestInit) => globalThis.fetch(url, requestInit));

  return (request, { maxBytes, cutoff }) =>
    new Promise((resolve, reject) => {
      const reading = new Reading(maxBytes);
      let response: Response | undefined;
      // A fetch that ignores its signal is left behind.
      cutoff.onCut(() => resolve(response ? answerOf(response, reading.end("lost")) : cutOff));
      if (cutoff.isCut) return;

      const exchange = async (): Promise<Answer | Unanswered> => {
        let received: Response;
        try {
          received = await send(request.url, { ...initOf(request, init), signal: cutoff.signal });
        } catch (cause) {
          const diagnosis = diagnose(cause);
          if (!diagnosis) throw cause;
          return { ...diagnosis, cause };
        }
        if (cutoff.isCut) {
          // Nobody waits for it. It must not hold its connection.
          closeStream(received?.body);
          return cutOff;
        }
        if (!Number.isInteger(received?.status)) throw new TypeError("fetch returned no response with a status");
        response = received;
        const body = await reading.read(response);
        const isLasting = body.end === "lost" && body.cause !== undefined && !diagnose(body.cause);
        return answerOf(response, isLasting ? { ...body, end: "unreadable" } : body);
      };
      exchange().then(resolve, reject);
    });
};
