const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** A body in two pieces with a pause between. Who stops reading ends the pause: no timer is left behind. */
export const pausedBody = (
  first: string,
  second: string,
  wait: (signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> => {
  const reader = new AbortController();
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encode(first));
      try {
        await wait(reader.signal);
        controller.enqueue(encode(second));
        controller.close();
      } catch (reason) {
        controller.error(reason); // Nobody listens any more.
      }
    },
    cancel: (reason) => reader.abort(reason),
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

const pieceBytes = 64 * 1024;

/** A success whose data is a text of so many bytes, made as it is asked for, so that it needs no memory. */
export const filler = (bytes: number, signal: AbortSignal): ReadableStream<Uint8Array> => {
  let left = bytes;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encode('{"success":true,"data":"')),
    pull(controller) {
      if (signal.aborted) return controller.error(signal.reason);
      const size = Math.min(left, pieceBytes);
      left -= size;
      if (size > 0) return controller.enqueue(encode("x".repeat(size)));
      controller.enqueue(encode('"}'));
      controller.close();
    },
  });
};
