import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { serve } from "./support/servers.ts";

/** Runs a program in a process of its own, since what it sets up is set up for all of a process. */
const run = async (name: string, ...parameters: string[]) => {
  const script = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const flags = ["--conditions=@techlookup/source", "--no-warnings", script, ...parameters];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (piece) => {
    output += piece;
  });
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  return JSON.parse(output);
};

const api = () => {
  const seen: { path: string | undefined; trace: string | string[] | undefined; isFetch: boolean }[] = [];
  return serve(({ url, headers }, response) => {
    seen.push({ path: url, trace: headers.traceparent, isFetch: headers["sec-fetch-mode"] !== undefined });
    response.end('{"success":true,"data":{"from":"the server"}}');
  }).then((server) => ({ ...server, seen }));
};

it.each(["msw", "nock"])("%s answers in the place of the API, and lets through what it does not know", async (name) => {
  const { url, seen } = await api();
  expect(await run(name, url)).toEqual({ mocked: { from: "the mock" }, passed: { from: "the server" } });
  expect(seen.map(({ path }) => path)).toEqual(["/v1/credits"]);
});

it.each([
  ["http", "node:http", "@opentelemetry/instrumentation-http"],
  ["undici", "fetch", "@opentelemetry/instrumentation-undici"],
])(
  "OpenTelemetry's instrumentation of %s sees each request once, and passes its trace on",
  async (name, uses, scope) => {
    const { url, seen } = await api();
    const result = await run("telemetry", url, name);
    expect(result).toMatchObject({ uses, data: { from: "the server" } });
    expect(result.spans).toEqual([
      { scope, kind: 2, status: 200, trace: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) },
    ]);
    expect(seen).toEqual([{ path: "/v1/credits", trace: result.spans[0].trace, isFetch: uses === "fetch" }]);
  },
);

it("global-agent's proxies are on the way", async () => {
  const proxy = await serve((request, response) =>
    response.end(JSON.stringify({ success: true, data: { asked: request.url } })),
  );
  const { url } = await api();
  expect(await run("global-agent", url, proxy.url)).toEqual({
    uses: "node:http",
    data: { asked: `${url}/v1/credits` },
  });
});
