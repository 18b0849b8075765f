import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** An undamaged answer of the sandbox. `head` ends it with the body's length unless it is given something else. */
export interface WholeAnswer {
  readonly body: Buffer;
  head(length?: Readonly<Record<string, string>>): Buffer;
}

/** What is done to a request that has been read. Counts begin with 1: of all requests, and of this connection's. */
export type Damage = (socket: Socket, answer: WholeAnswer, count: number, onConnection: number) => void;

/** Long enough for bytes to leave before what follows, on a busy machine too. */
const afterwards = (act: () => void): void => void setTimeout(act, 150);

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.byteLength / 2));

const whole: Damage = (socket, { head, body }) => socket.end(Buffer.concat([head(), body]));

const reset: Damage = (socket) => socket.resetAndDestroy();

const chunked = { "transfer-encoding": "chunked" };

const chunk = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);

/** Sends the beginning at once, and goes on as long as the client takes it. */
const forever = (socket: Socket, piece: Buffer, pauseMs: number): void => {
  const send = (): void => {
    if (socket.destroyed) return;
    if (socket.write(piece)) setTimeout(send, pauseMs);
    else socket.once("drain", send);
  };
  send();
};

const megabyte = Buffer.alloc(1024 * 1024, " ");

/** 20 MiB of spaces in 20 KiB. */
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, " "));

/** The damages that need a request to be read first, by the names that the vectors use. */
export const damages: Readonly<Record<string, Damage>> = {
  none: whole,
  "tls-trusted": whole,
  // The socket is the one below TLS here.
  "tls-broken": (socket) => void socket.end("These are no records of TLS.\r\n"),
  "reset-read": reset,
  "reset-once": (socket, answer, count, on) => (count === 1 ? reset : whole)(socket, answer, count, on),
  "reset-reused": (socket, { head, body }, _count, onConnection) => {
    if (onConnection > 1) socket.resetAndDestroy();
    else
      socket.write(
        Buffer.concat([head({ "content-length": String(body.byteLength), connection: "keep-alive" }), body]),
      );
  },
  "reset-in-headers": (socket, { head }) => {
    socket.write(half(head()));
    afterwards(() => socket.resetAndDestroy());
  },
  "reset-in-body": (socket, { head, body }) => {
    socket.write(Buffer.concat([head(), half(body)]));
    afterwards(() => socket.resetAndDestroy());
  },
  "half-closed": (socket) => socket.end(),
  "not-http": (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"),
  "truncated-length": (socket, { head, body }) => socket.end(Buffer.concat([head(), half(body)])),
  "truncated-chunks": (socket, { head, body }) => socket.end(Buffer.concat([head(chunked), chunk(half(body))])),
  "bad-chunks": (socket, { head, body }) => {
    socket.write(Buffer.concat([head(chunked), chunk(half(body))]));
    afterwards(() => socket.end("no length\r\n"));
  },
  "slow-headers": () => {},
  "slow-body": (socket, { head, body }) => void socket.write(Buffer.concat([head(), half(body)])),
  "dripping-body": (socket, { head }) => {
    socket.write(head({ "content-length": "1000000" }));
    forever(socket, Buffer.from(" "), 100);
  },
  oversized: (socket, { head }) =>
    void socket.end(Buffer.concat([head({ "content-length": String(megabyte.byteLength) }), megabyte])),
  endless: (socket, { head }) => {
    socket.write(head(chunked));
    forever(socket, chunk(megabyte.subarray(0, 65_536)), 1);
  },
  // The body is the JSON that it is, whatever the header says.
  "encoding-lie": (socket, { head, body }) => {
    const fields = { "content-encoding": "gzip", "content-length": String(body.byteLength) };
    socket.end(Buffer.concat([head(fields), body]));
  },
  bomb: (socket, { head }) =>
    void socket.end(
      Buffer.concat([head({ "content-encoding": "gzip", "content-length": String(bomb.byteLength) }), bomb]),
    ),
};
