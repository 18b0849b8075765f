import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startProgram } from "../../tests/consumers/everywhere/start-program.ts";
import { drivers } from "../browsers/drivers.ts";
import { bunFile } from "../runtimes/paths.ts";
import { run } from "./step.ts";

type Environment = Readonly<Record<string, string>>;

const page = "http://shop.example";

const files = {
  "index.html": '<!doctype html><title>none</title><script type="module" src="/app.js"></script>',
  "app.js": `import { isApiError, TechLookup } from "@techlookup/browser";
const client = new TechLookup({ gateway: "/api" });
const profile = await client.domains.get("github.com");
const { error } = await client.safe.domains.get("unknown.example");
document.title = profile.active_technologies.length > 0 && isApiError(error, "NOT_FOUND") ? "works" : "fails";
`,
  "gateway.js": `import { createGateway } from "@techlookup/gateway";
const { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl } = process.env;
const authorize = () => ({ id: "a shopper" });
const gateway = createGateway({ apiKey, baseUrl, authorize, allow: ["domains.get"], basePath: "/api" });
console.log(Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: gateway }).url.href);
`,
};

/** Builds an app with Vite, and opens it in Chromium, with its gateway behind it. */
export const viteApp = async (
  make: (files: Readonly<Record<string, string>>) => Promise<string>,
  env: Environment,
): Promise<void> => {
  const project = await make(files);
  await run(
    project,
    env,
    join(project, "node_modules", ".bin", "vite"),
    "build",
    "--logLevel",
    "warn",
    "--target",
    "es2022",
  );
  using gateway = startProgram(bunFile, ["run", "gateway.js"], project, env);
  const gatewayUrl = await gateway.firstLine;
  const browser = await drivers.chromium?.();
  if (!browser) throw new Error("Chromium cannot be driven");
  try {
    const tab = await browser.newPage();
    await tab.route(`${page}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!pathname.startsWith("/api/")) {
        const path = join(project, "dist", pathname === "/" ? "index.html" : pathname);
        const contentType = path.endsWith(".js") ? "text/javascript" : "text/html";
        return await route.fulfill({ contentType, body: readFileSync(path, "utf8") });
      }
      const answer = await fetch(new URL(pathname, gatewayUrl));
      const contentType = answer.headers.get("content-type") ?? "";
      return await route.fulfill({ status: answer.status, contentType, body: await answer.text() });
    });
    await tab.goto(page);
    await tab.waitForFunction(() => document.title !== "none", undefined, { timeout: 15_000 });
    if ((await tab.title()) !== "works") throw new Error(`The page says that it ${await tab.title()}`);
  } finally {
    await browser.close();
  }
};
