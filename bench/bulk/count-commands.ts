import { connect, createServer, type Socket } from "node:net";
import { listen } from "@techlookup-tools/programs/ports";

/** What clients say once, when they connect, and every so often to stay connected. */
const greetings = new Set(["HELLO", "AUTH", "SELECT", "CLIENT", "INFO", "PING", "QUIT", "COMMAND"]);

/** Calls back with the name of each command in what a client of Redis sends (RESP: arrays of texts with their lengths). */
export const commandReader = (onCommand: (name: string) => void): ((bytes: Buffer) => void) => {
  let rest = "";
  return (bytes) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const [head, count] = /^\*(\d+)\r\n/.exec(rest) ?? [];
      if (head === undefined) return;
      let at = head.length;
      let name = "";
      for (let index = 0; index < Number(count); index += 1) {
        const [line, length] = /^\$(\d+)\r\n/.exec(rest.slice(at, at + 20)) ?? [];
        if (line === undefined) return;
        at += line.length + Number(length) + 2;
        if (at > rest.length) return;
        if (index === 0) name = rest.slice(at - Number(length) - 2, at - 2).toUpperCase();
      }
      rest = rest.slice(at);
      onCommand(name);
    }
  };
};

/** Stands before a Redis, passes on every byte, and counts the commands that clients send: each is a round trip. */
export const countCommands = async (redisPort: number): Promise<{ port: number; count(): number } & Disposable> => {
  let commands = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const store = connect(redisPort, "127.0.0.1");
    const read = commandReader((name) => {
      if (!greetings.has(name)) commands += 1;
    });
    client.on("data", read);
    client.pipe(store).pipe(client);
    for (const socket of [client, store]) {
      sockets.add(socket.setNoDelay());
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        store.destroy();
      });
    }
  });
  return {
    port: await listen(server),
    count: () => commands,
    [Symbol.dispose]: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
