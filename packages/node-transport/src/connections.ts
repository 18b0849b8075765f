import type { Agent, ClientRequest } from "node:http";
import { connect } from "./connect.ts";
import type { Target } from "./target.ts";
import { type Connection, idleMs, type Trip } from "./trip.ts";

/** Connections that are kept while nobody uses them, for one target. */
const maxIdle = 256;

/** Connections that nobody uses at the moment, by target. The last one used comes first: the others may end. */
const idle = new Map<string, Connection[]>();

const forget = ({ key }: Target, connection: Connection): void => {
  const connections = idle.get(key);
  const index = connections?.lastIndexOf(connection) ?? -1;
  if (index >= 0) connections?.splice(index, 1);
  if (connections?.length === 0) idle.delete(key);
};

/** Takes one that can be used. What has sent something that nobody asked for is closed: it would be taken for an answer. */
const take = ({ target: { key }, maxIdleMs }: Trip): Connection | undefined => {
  const connections = idle.get(key);
  // The last one was used last: none was idle for less. They are left to requests that may be sent twice.
  if (performance.now() - (connections?.at(-1)?.idleSinceMs ?? 0) >= maxIdleMs) return undefined;
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
  connection.seenBytes = socket.bytesRead;
  connection.idleSinceMs = performance.now();
  socket.setTimeout(connection.idleMs).unref();
  connections.push(connection);
  idle.set(key, connections);
};

/** Tells a request that there is no connection. Node's types know the way with a connection alone. */
const refuse = (request: ClientRequest, error: Error | undefined): void =>
  (request as unknown as { onSocket(socket: null, error: Error | undefined): void }).onSocket(null, error);

/** Gives a request that has no connection yet one, as an agent of Node does. */
const addRequest = (request: ClientRequest, { trip }: { readonly trip: Trip }): void => {
  const { target } = trip;
  const kept = take(trip);
  const use = (connection: Connection): void => {
    connection.request = request;
    trip.connection = connection;
    trip.phase = "connected";
    trip.abandon = undefined;
    request.onSocket(connection.socket);
  };
  if (kept) {
    request.reusedSocket = true;
    trip.isReused = true;
    kept.socket.setTimeout(0).ref();
    use(kept);
    return;
  }
  trip.phase = "connecting";
  const giveUp = connect(target, (error, socket) => {
    if (!socket) return refuse(request, error);
    const connection = { socket, idleMs, request, seenBytes: 0, idleSinceMs: 0 };
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
