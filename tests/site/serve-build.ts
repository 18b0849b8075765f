import { createServer } from "node:http";
import handler from "serve-handler";
import { listen } from "../../tools/programs/ports.ts";

/** Serves the built site as static hosts do, below the path of `docsBaseUrl`. */
export const serveBuild = async (): Promise<AsyncDisposable & { readonly url: string }> => {
  const server = createServer((request, response) => {
    request.url = request.url?.replace(/^\/techlookup/, "") || "/";
    void handler(request, response, { public: "apps/docs/build", cleanUrls: true, directoryListing: false });
  });
  const url = `http://127.0.0.1:${await listen(server)}/techlookup`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
  };
  return { url, [Symbol.asyncDispose]: stop };
};
