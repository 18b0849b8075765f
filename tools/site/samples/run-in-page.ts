import type { Browser, Page, Route } from "playwright-core";
import { createGateway, type EndpointName, endpoints } from "../../../packages/gateway/src/index.ts";
import { createSandbox } from "../../../packages/sandbox/src/index.ts";
import { bundle } from "./bundle.ts";
import type { Sample } from "./sample.ts";
import { threw } from "./stage.ts";
import { verdict } from "./verdict.ts";

const origin = "https://shop.example";

/** What the shop's server sends: a page without anything in it, the program, and what its gateway answers. */
const serve = async (page: Page, program: string, gateway: (request: Request) => Promise<Response>): Promise<void> => {
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === "/")
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Shop</title>" });
    if (pathname === "/program.js") return route.fulfill({ contentType: "text/javascript", body: program });
    if (!pathname.startsWith("/api/techlookup/")) return route.fulfill({ status: 404 });
    const headers = await request.allHeaders();
    const sent = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
    const body = request.postDataBuffer();
    const init = {
      method: request.method(),
      headers: sent as [string, string][],
      ...(body && { body: new Uint8Array(body) }),
    };
    const response = await gateway(new Request(request.url(), init));
    const { status } = response;
    await route.fulfill({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
  };
  await page.route("**/*", answer);
};

/** Runs a program in a page of a real browser, through a real gateway; what is wrong with it, if anything. */
export const runInPage = async (browser: Browser, folder: string, sample: Sample): Promise<string | undefined> => {
  const sandbox = createSandbox();
  sandbox.script(...(sample.faults ?? []));
  const gateway = createGateway({
    ...{ apiKey: sandbox.keys.pro, fetch: sandbox.fetch as typeof fetch, basePath: "/api/techlookup" },
    ...{ authorize: () => ({ id: "visitor" }), allow: Object.keys(endpoints) as EndpointName[] },
  });
  const page = await browser.newPage();
  let output = "";
  page.on("console", (message) => {
    output += `${message.text()}\n`;
  });
  try {
    await serve(page, await bundle(folder, sample.file), gateway);
    await page.goto(`${origin}/`);
    const ended: unknown = await page.evaluate(`import("/program.js").then(() => "well", ({ code }) => code)`);
    if (ended !== "well") output += threw(ended);
    const problem = verdict(sample, output, 0);
    return problem && `${problem}:\n${output}`;
  } finally {
    await page.close();
  }
};
