import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { listen } from "../suite/host/listen.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".md": "text/markdown",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};

/** Serves the built site as static hosts do: without the ending, and with its own page for what is not there. */
export const serveBuild = async (): Promise<AsyncDisposable & { readonly url: string }> => {
  const root = "apps/docs/build";
  const find = (path: string): string | undefined =>
    [path, `${path}.html`, join(path, "index.html")]
      .map((file) => join(root, file))
      .find((file) => existsSync(file) && statSync(file).isFile());
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = find(decodeURIComponent(pathname).replace(/^\/techlookup/, ""));
    const sent = file ?? join(root, "404.html");
    response.writeHead(file ? 200 : 404, { "content-type": types[extname(sent)] ?? "application/octet-stream" });
    response.end(readFileSync(sent));
  });
  const url = `http://127.0.0.1:${await listen(server)}/techlookup`;
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
