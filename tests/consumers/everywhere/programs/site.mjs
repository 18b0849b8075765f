// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
/** A site with a gateway, in front of the sandbox. Serves the folder that it is given, and prints its address. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGateway } from "@techlookup/gateway";

const { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl } = process.env;
const gateway = createGateway({
  ...{ apiKey, baseUrl, basePath: "/api" },
  authorize: ({ headers }) => headers.get("authorization") === "Bearer short-lived" && { id: "visitor" },
  allow: ["domains.get", "account.credits"],
});

const read = async (incoming) => Buffer.concat(await incoming.toArray());

const answer = async (incoming) => {
  const { method, headers, url = "/" } = incoming;
  const { pathname } = new URL(url, "http://localhost");
  if (pathname.startsWith("/api/")) return gateway(new Request(`http://${headers.host}${url}`, { method, headers }));
  if (pathname === "/script") return fetch(`${baseUrl}/__sandbox/faults`, { method, body: await read(incoming) });
  if (pathname.endsWith(".js")) {
    const code = readFileSync(join(process.argv[2], pathname));
    return new Response(code, { headers: { "content-type": "text/javascript" } });
  }
  const page = `<!doctype html><script type="module" src="${pathname}page.js"></script>`;
  return new Response(page, { headers: { "content-type": "text/html" } });
};

const server = createServer(async (incoming, outgoing) => {
  const response = await answer(incoming).catch((error) => new Response(String(error), { status: 500 }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) Readable.fromWeb(response.body).pipe(outgoing);
  else outgoing.end();
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
