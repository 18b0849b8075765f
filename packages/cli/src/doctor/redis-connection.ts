import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** What Redis answers: a text, a number, nothing, or a list of these. */
export type Reply = string | number | null | readonly Reply[];

/** What Redis refuses, in its own words. */
export class RedisRefusal extends Error {}

const limitMs = 5_000;
const lineEnd = "\r\n";

/** Reads one reply of the protocol (RESP 2); `undefined` while its end has not come. */
export const readReply = (
  data: Buffer,
  from = 0,
): { readonly reply: Reply | RedisRefusal; readonly end: number } | undefined => {
  const at = data.indexOf(lineEnd, from);
  if (at < 0) return undefined;
  const line = data.toString("utf8", from + 1, at);
  const end = at + lineEnd.length;
  switch (data.toString("latin1", from, from + 1)) {
    case "+":
      return { reply: line, end };
    case "-":
      return { reply: new RedisRefusal(line), end };
    case ":":
      return { reply: Number(line), end };
    case "$": {
      const length = Number(line);
      if (length < 0) return { reply: null, end };
      const last = end + length;
      return data.length < last + lineEnd.length
        ? undefined
        : { reply: data.toString("utf8", end, last), end: last + lineEnd.length };
    }
    case "*": {
      const items: Reply[] = [];
      let next = end;
      for (let left = Number(line); left > 0; left--) {
        const item = readReply(data, next);
        if (!item) return undefined;
        items.push(item.reply as Reply);
        next = item.end;
      }
      return { reply: items, end: next };
    }
    default:
      throw new Error("what answers there is no Redis");
  }
};

/** A connection to a Redis, for a handful of commands, one after the other. */
export class RedisConnection {
  readonly #socket: Socket;
  #data: Buffer = Buffer.alloc(0);
  #wake: (() => void) | undefined;
  #failure: Error | undefined;

  constructor(url: URL) {
    const host = url.hostname.replace(/^\[|\]$/g, "") || "127.0.0.1";
    const place = { host, port: Number(url.port || 6379) };
    this.#socket = url.protocol === "rediss:" ? connectTls({ ...place, servername: host }) : connectTcp(place);
    const fail = (error: Error): void => {
      this.#failure ??= error;
      this.#wake?.();
    };
    this.#socket
      .setTimeout(limitMs, () =>
        fail(Object.assign(new Error(`no answer within ${limitMs / 1_000} s`), { code: "ETIMEDOUT" })),
      )
      .on("error", fail)
      .on("close", () => fail(new Error("the connection was closed")))
      .on("data", (data) => {
        this.#data = Buffer.concat([this.#data, data]);
        this.#wake?.();
      });
  }

  /**
   * Sends a command and waits for its reply.
   *
   * @throws RedisRefusal when Redis refuses it; Error when the connection fails.
   */
  async send(...words: readonly string[]): Promise<Reply> {
    this.#socket.write(
      `*${words.length}${lineEnd}${words.map((word) => `$${Buffer.byteLength(word)}${lineEnd}${word}${lineEnd}`).join("")}`,
    );
    for (;;) {
      const read = readReply(this.#data);
      if (read) {
        this.#data = this.#data.subarray(read.end);
        if (read.reply instanceof RedisRefusal) throw read.reply;
        return read.reply;
      }
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends it. */
  close(): void {
    this.#socket.destroy();
  }
}
