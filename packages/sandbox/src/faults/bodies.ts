import type { Connection } from "./connection.ts";

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** A body in two pieces with a pause between. */
export const pausedBody = (first: string, second: string, wait: () => Promise<void>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async start(controller) {
      controller.enqueue(encode(first));
      try {
        await wait();
        controller.enqueue(encode(second));
        controller.close();
      } catch (reason) {
        controller.error(reason); // Nobody listens any more.
      }
    },
  });

/** A body that ends in the middle: the first part, then, once that is on its way, a broken connection. */
export const cutBody = (first: string, connection: Connection | undefined): ReadableStream<Uint8Array> => {
  let sent = false;
  return new ReadableStream(
    {
      async pull(controller) {
        if (!sent) {
          sent = true;
          controller.enqueue(encode(first));
          return;
        }
        // One turn of the event loop, so that the first part leaves before the connection breaks.
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (connection) connection.reset();
        else controller.error(new TypeError("terminated"));
      },
    },
    { highWaterMark: 0 },
  );
};

const pieceBytes = 64 * 1024;

/** A success whose data is a text of so many bytes, made as it is asked for, so that it needs no memory. */
export const filler = (bytes: number): ReadableStream<Uint8Array> => {
  let left = bytes;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encode('{"success":true,"data":"')),
    pull(controller) {
      const size = Math.min(left, pieceBytes);
      left -= size;
      if (size > 0) return controller.enqueue(encode("x".repeat(size)));
      controller.enqueue(encode('"}'));
      controller.close();
    },
  });
};
