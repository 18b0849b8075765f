import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "../../tools/programs/ports.ts";

const build = "apps/docs/build";

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** The file for a path, as GitHub Pages looks for it: as it stands, as a page, as the index of a folder. Letters count. */
const fileFor = (path: string): string | undefined =>
  [path, `${path}.html`, join(path, "index.html")]
    // `/errors/` is a folder alone, not `errors/.html`.
    .filter((candidate) => !candidate.endsWith("/.html"))
    .find((candidate) => !candidate.endsWith("/") && isFile(candidate));

/**
 * Serves the built site as GitHub Pages does, without any of the redirects that `serve-handler` adds: what it answers with 404 is
 * not found there either.
 */
export const serveStatic = async (): Promise<AsyncDisposable & { readonly url: string }> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = fileFor(join(build, decodeURIComponent(pathname.replace(/^\/techlookup/, ""))));
    response.writeHead(file ? 200 : 404, { "content-type": "text/html" });
    response.end(readFileSync(file ?? join(build, "404.html")));
  });
  const url = `http://127.0.0.1:${await listen(server)}/techlookup`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
  };
  return { url, [Symbol.asyncDispose]: stop };
};
