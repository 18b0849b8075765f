import type { Socket } from "node:net";

/** A request that came to its end. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** A body's bytes in chunks, put together; `undefined` while its last chunk has not come. */
const joinChunks = (text: string): string | undefined => {
  let joined = "";
  for (let at = 0; ; ) {
    const size = /^([\da-f]+)\r\n/i.exec(text.slice(at));
    if (!size) return undefined;
    const [line, digits = ""] = size;
    const length = Number.parseInt(digits, 16);
    if (length === 0) return text.endsWith("\r\n\r\n") ? joined : undefined;
    joined += text.slice(at + line.length, at + line.length + length);
    at += line.length + length + 2;
  }
};

/** Reads the requests of a connection, one after the other, and hands each over once it is whole. */
export const readRequests = (socket: Socket, onRequest: (request: ReadRequest) => void): void => {
  let bytes = "";
  socket.on("data", (piece: Buffer) => {
    bytes += piece.toString("latin1");
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = bytes.slice(0, end);
    const rest = bytes.slice(end + 4);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    const isChunked = /^transfer-encoding: *chunked/im.test(head);
    const body = isChunked ? joinChunks(rest) : rest.length < length ? undefined : rest;
    if (body === undefined) return;
    bytes = "";
    const [, method = "", path = ""] = /^(\S+) (\S+)/.exec(head) ?? [];
    onRequest({ method, path, body });
  });
};
