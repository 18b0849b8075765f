import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import type { McpServer } from "./server.ts";
import type { Serving } from "./serving.ts";

const host = "127.0.0.1";
const path = "/mcp";
/** Clients that have gone without a word: the oldest make room. */
const maxSessions = 50;

const minTokenLength = 16;

/** Whether a request may be answered: it has the token of `TECHLOOKUP_MCP_TOKEN` where one is set. */
const tokenCheck = (token: string | undefined): ((request: IncomingMessage) => boolean) => {
  if (token === undefined) return () => true;
  if (token.length < minTokenLength)
    throw new UsageError(
      `TECHLOOKUP_MCP_TOKEN has ${token.length} characters, and needs ${minTokenLength}. Unset it, or set a longer one: openssl rand -hex 32`,
    );
  if (/[^!-~]/.test(token))
    throw new UsageError(
      "TECHLOOKUP_MCP_TOKEN has a space, a line break or a letter that no request can have. Set another one: openssl rand -hex 32",
    );
  const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();
  const wanted = digestOf(token);
  return ({ headers }) => {
    // The scheme's letters may be small or capital.
    const [, given = ""] = /^bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
    return timingSafeEqual(digestOf(given), wanted);
  };
};

/** Serves clients of this machine by streamable HTTP. The SDK refuses requests for other hosts and from pages of other origins. */
export const serveHttp = async (session: Session, port: number, newServer: () => McpServer): Promise<Serving> => {
  const isAllowed = tokenCheck(process.env.TECHLOOKUP_MCP_TOKEN);
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  let names: string[] = [];
  const open = async (): Promise<StreamableHTTPServerTransport> => {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableDnsRebindingProtection: true,
      allowedHosts: names,
      allowedOrigins: names.map((name) => `http://${name}`),
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
        const [oldest] = sessions.values();
        if (sessions.size > maxSessions) void oldest?.close();
      },
    });
    transport.onclose = () => void sessions.delete(transport.sessionId ?? "");
    // Its type is not written for exact optional properties.
    await newServer().server.connect(transport as never);
    return transport;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (new URL(request.url ?? "/", "http://localhost").pathname !== path) {
      response.writeHead(404).end();
      return;
    }
    if (!isAllowed(request)) {
      response.writeHead(401, { "www-authenticate": "Bearer" }).end();
      return;
    }
    const id = request.headers["mcp-session-id"];
    const known = typeof id === "string" ? sessions.get(id) : undefined;
    // As the protocol has it: the client then begins a new session.
    if (id !== undefined && !known) response.writeHead(404).end();
    else {
      const transport = known ?? (await open());
      await transport.handleRequest(request, response);
      // It was refused, and has begun no session.
      if (transport.sessionId === undefined) await transport.close();
    }
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(`--http ${port} cannot be listened on (${code}). Name another port; 0 takes any free one.`);
  }
  const own = (server.address() as AddressInfo).port;
  names = [`${host}:${own}`, `localhost:${own}`];
  await session.note(`http://${host}:${own}${path}`);
  return {
    ended: once(server, "close").then(() => {}),
    close: async () => {
      await Promise.all(Array.from(sessions.values(), (transport) => transport.close()));
      server.close();
      server.closeAllConnections();
    },
  };
};
