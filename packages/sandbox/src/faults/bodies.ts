const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/**
 * A body in two pieces with a pause between. Who aborts the request, or stops reading, ends the pause: no timer is left.
 *
 * It holds the request, not its signal alone: on Node, a request that has been cleared from memory aborts no more.
 */
export const pausedBody = (
  first: string,
  second: string,
  request: Request,
  wait: (signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> => {
  const pause = new AbortController();
  const onAbort = (): void => pause.abort(request.signal.reason);
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encode(first));
      request.signal.addEventListener("abort", onAbort);
      if (request.signal.aborted) onAbort();
      try {
        await wait(pause.signal);
        controller.enqueue(encode(second));
        controller.close();
      } catch (reason) {
        controller.error(reason); // Nobody listens any more.
      } finally {
        request.signal.removeEventListener("abort", onAbort);
      }
    },
    cancel: (reason) => pause.abort(reason),
  });
};

/** A body that ends in the middle: the first part, then an error. For callers in this process. */
export const cutBody = (first: string, error: Error): ReadableStream<Uint8Array> => {
  const pieces = [encode(first)];
  return new ReadableStream(
    {
      pull(controller) {
        const piece = pieces.pop();
        if (piece) controller.enqueue(piece);
        else controller.error(error);
      },
    },
    { highWaterMark: 0 },
  );
};

/**
 * A body that ends where it would break. The bodies above break for a client who has left, which a server need not hear of: it
 * would print it.
 */
export const endingQuietly = ({ body, status, headers }: Response): Response => {
  const reader = body?.getReader();
  const quiet = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (!done) return controller.enqueue(value);
      } catch {
        // The client has left.
      }
      controller.close();
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  return new Response(quiet, { status, headers });
};

const pieceBytes = 64 * 1024;

/** How much is made in one go before timers and signals of the same process get their turn. */
const goBytes = 16 * pieceBytes;

/** A success whose data is a text of so many bytes, made as it is asked for, so that it needs no memory. */
export const filler = (bytes: number, request: Request): ReadableStream<Uint8Array> => {
  let left = bytes;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encode('{"success":true,"data":"')),
    async pull(controller) {
      if ((bytes - left) % goBytes === 0) await new Promise((resolve) => setTimeout(resolve));
      if (request.signal.aborted) return controller.error(request.signal.reason);
      const size = Math.min(left, pieceBytes);
      left -= size;
      if (size > 0) return controller.enqueue(encode("x".repeat(size)));
      controller.enqueue(encode('"}'));
      controller.close();
    },
  });
};
