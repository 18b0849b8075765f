import type { ClientRequest } from "node:http";
import type { TransportRequest } from "@techlookup/core/platform";

/** A body as it goes out. */
export interface OutgoingBody {
  /** In bytes. `undefined`: nobody knows before its end. */
  readonly length: number | undefined;
  /** What `fetch` says of it where the caller says nothing. */
  readonly type?: string | undefined;
  /** What is sent. */
  readonly content: string | Uint8Array | ReadableStream<Uint8Array> | undefined;
}

const isText = (body: unknown): body is string => typeof body === "string";

/** Whether a body is at hand as it is sent: a text, bytes, or none. By what it is, since a realm has a `Uint8Array` of its own. */
export const isPlain = (body: unknown): body is string | Uint8Array | undefined =>
  body === undefined || isText(body) || Object.prototype.toString.call(body) === "[object Uint8Array]";

/** A body that is at hand. */
export const plainBody = (body: string | Uint8Array | undefined, hasLength: boolean): OutgoingBody => ({
  // As `fetch`: a method that may have a body says that it has none.
  length: body === undefined ? (hasLength ? 0 : undefined) : isText(body) ? Buffer.byteLength(body) : body.byteLength,
  content: body,
});

/** Any other body, read by the platform as `fetch` reads it, with the type that `fetch` gives it. */
export const readBody = async (body: Exclude<TransportRequest["body"], undefined>): Promise<OutgoingBody> => {
  const carrier = new Response(body as BodyInit);
  const type = carrier.headers.get("content-type") ?? undefined;
  if (body instanceof Blob) return { length: body.size, type, content: carrier.body ?? undefined };
  if (body instanceof ReadableStream) return { length: undefined, type, content: carrier.body ?? undefined };
  const bytes = new Uint8Array(await carrier.arrayBuffer());
  return { length: bytes.byteLength, type, content: bytes };
};

/** Writes a stream as fast as it is taken. Ends what gives it when the request ends. */
const pour = async (request: ClientRequest, stream: ReadableStream<Uint8Array>): Promise<void> => {
  const reader = stream.getReader();
  const ended = new Promise<undefined>((resolve) => request.once("close", () => resolve(undefined)));
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), ended]);
      if (!piece) return void (await reader.cancel());
      if (piece.done) return void request.end();
      if (!isPlain(piece.value)) throw new TypeError("a stream that is sent must give bytes");
      if (!request.write(piece.value)) {
        await Promise.race([new Promise<void>((resolve) => request.once("drain", resolve)), ended]);
      }
    }
  } catch (error) {
    request.destroy(error as Error);
    await reader.cancel(error).catch(() => {});
  }
};

/** Sends a body, and with it what was kept back of the request so far. */
export const sendBody = (request: ClientRequest, { content }: OutgoingBody): void => {
  if (content instanceof ReadableStream) void pour(request, content);
  else request.end(content);
};
