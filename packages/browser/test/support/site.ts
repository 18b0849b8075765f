import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createSandbox } from "@techlookup/sandbox";
import { build } from "esbuild";

/** A request as it came over the wire. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a site is to do besides serving its page. */
interface SiteOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with every answer of the API's part. */
  readonly apiHeaders?: Readonly<Record<string, string>>;
}

const bundle = async (name: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "..", "pages", `${name}.ts`)],
    ...{ bundle: true, format: "esm", write: false, conditions: ["@techlookup/source"] },
  });
  return outputFiles[0]?.text ?? "";
};

/** A web site with a page, workers, and below `/api` what a gateway does: the key is added here. */
export const startSite = async ({ headers = {}, apiHeaders = {} }: SiteOptions = {}) => {
  const sandbox = createSandbox();
  const seen: Seen[] = [];
  const script = "text/javascript";
  const files: Readonly<Record<string, readonly [string, string]>> = {
    "/": ["text/html", '<!doctype html><title>Test</title><script type="module" src="/page.js"></script>'],
    "/page.js": [script, await bundle("page")],
    "/worker.js": [script, await bundle("worker")],
  };
  const api = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    seen.push({ method: request.method ?? "", path, headers: request.headers });
    if (request.method === "OPTIONS") {
      response.writeHead(204, apiHeaders).end();
      return;
    }
    const chunks = await request.toArray();
    const answer = await sandbox.fetch(`http://sandbox.test${path}`, {
      method: request.method ?? "GET",
      headers: { authorization: `Bearer ${sandbox.keys.pro}`, "content-type": "application/json" },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...apiHeaders });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/api/")) return void api(request, response, pathname.slice(4) + search);
    const [type, text] = files[pathname] ?? ["text/plain", ""];
    response.writeHead(files[pathname] ? 200 : 404, { "content-type": type, ...headers }).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    // A secure context, as service workers need, and not one that browsers reach by a proxy.
    url: `http://localhost:${port}`,
    ...{ sandbox, seen },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
