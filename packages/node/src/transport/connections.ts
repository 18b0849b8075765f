import type { Agent, ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { connect } from "./connect.ts";
import type { Target } from "./target.ts";

/** How long a connection is kept that nobody uses: less than Node's own server keeps it, five seconds. */
const idleMs = 4_000;

/** The longest that a server's own word is believed. */
const maxIdleMs = 600_000;

/** What is subtracted from what a server says: its clock started before ours. */
const marginMs = 1_000;

/** Connections that are kept while nobody uses them, for one target. */
const maxIdle = 256;

/** One request's way through a connection, as far as it has come. */
export interface Trip {
  readonly target: Target;
  /** Whether it must have a connection that nothing was sent on before. */
  readonly isFresh: boolean;
  /** Until a request is written: `undefined` where another agent than ours connects. */
  phase?: "connecting" | "connected";
  connection?: Connection;
  /** Gives up a connection that is being made. */
  abandon?: () => void;
}

/** A connection that requests take turns on. */
export interface Connection {
  readonly socket: Socket;
  /** Whether it has served before. */
  isReused: boolean;
  /** How long it may be kept. */
  idleMs: number;
  /** What uses it, and holds all of its answer. */
  request: ClientRequest | undefined;
  /** Bytes that had come when it was put back. */
  seenBytes: number;
}

let lastValue = "";
let lastIdleMs = idleMs;

/** How long a server says that it keeps a connection, less a margin. Mostly the same as the time before. */
export const readKeepAlive = (value: string): number => {
  if (value === lastValue) return lastIdleMs;
  const [, seconds] = /\btimeout=(\d{1,9})/i.exec(value) ?? [];
  lastIdleMs = seconds === undefined ? idleMs : Math.min(Number(seconds) * 1_000 - marginMs, maxIdleMs);
  lastValue = value;
  return lastIdleMs;
};

/** Connections that nobody uses at the moment, by target. The last one used comes first: the others may end. */
const idle = new Map<string, Connection[]>();

const forget = ({ key }: Target, connection: Connection): void => {
  const connections = idle.get(key);
  const index = connections?.lastIndexOf(connection) ?? -1;
  if (index >= 0) connections?.splice(index, 1);
  if (connections?.length === 0) idle.delete(key);
};

/** Takes one that can be used. What has sent something that nobody asked for is closed: it would be taken for an answer. */
const take = ({ key }: Target): Connection | undefined => {
  const connections = idle.get(key);
  for (let last = connections?.pop(); last; last = connections?.pop()) {
    const { socket, seenBytes } = last;
    if (socket.writable && socket.readable && socket.bytesRead === seenBytes) return last;
    socket.destroy();
  }
  return undefined;
};

const putBack = ({ key }: Target, connection: Connection): void => {
  const { socket, request } = connection;
  const connections = idle.get(key) ?? [];
  // Node's own agent does so as well: an idle connection would keep its last request, and all of the answer.
  (socket as { _httpMessage?: unknown })._httpMessage = null;
  connection.request = undefined;
  if (!request?.shouldKeepAlive || !socket.writable || connection.idleMs <= 0 || connections.length >= maxIdle)
    return void socket.destroy();
  connection.isReused = true;
  connection.seenBytes = socket.bytesRead;
  socket.setTimeout(connection.idleMs).unref();
  connections.push(connection);
  idle.set(key, connections);
};

/** Tells a request that there is no connection. Node's types know the way with a connection alone. */
const refuse = (request: ClientRequest, error: Error | undefined): void =>
  (request as unknown as { onSocket(socket: null, error: Error | undefined): void }).onSocket(null, error);

/** Gives a request that has no connection yet one, as an agent of Node does. */
const addRequest = (request: ClientRequest, { trip }: { readonly trip: Trip }): void => {
  const { target, isFresh } = trip;
  const kept = isFresh ? undefined : take(target);
  const use = (connection: Connection): void => {
    connection.request = request;
    trip.connection = connection;
    trip.phase = "connected";
    request.onSocket(connection.socket);
  };
  if (kept) {
    request.reusedSocket = true;
    kept.socket.setTimeout(0).ref();
    use(kept);
    return;
  }
  trip.phase = "connecting";
  const giveUp = connect(target, (error, socket) => {
    if (!socket) return refuse(request, error);
    const connection = { socket, isReused: false, idleMs, request, seenBytes: 0 };
    socket
      .on("error", () => {})
      .on("free", () => putBack(target, connection))
      .on("timeout", () => void socket.destroy())
      .on("close", () => forget(target, connection));
    use(connection);
  });
  trip.abandon = () => {
    giveUp();
    refuse(request, undefined);
  };
};

const agentFor = (protocol: string, defaultPort: number) =>
  ({ addRequest, protocol, defaultPort, keepAlive: true, maxSockets: Infinity }) as unknown as Agent;

/** What Node's requests take as their agent. All clients share the connections. */
export const agents: Readonly<Record<"http" | "https", Agent>> = {
  http: agentFor("http:", 80),
  https: agentFor("https:", 443),
};
