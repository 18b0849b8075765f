import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeId } from "@techlookup/conformance";
import { chromiumParameters, requireProgram } from "@techlookup-tools/browsers";
import { type Program, start } from "@techlookup-tools/programs";
import { bunFile, denoFile, nodeRuntimes, workerdFile } from "@techlookup-tools/runtimes";
import { startWorker } from "@techlookup-tools/runtimes/workerd";
import type { SubjectName } from "./subjects/bundle.ts";

/** What a launcher is given. */
interface Launch {
  /** A folder of its own, removed afterwards. */
  readonly folder: string;
  /** The subject's code, as a file. */
  readonly file: string;
  readonly assignmentUrl: string;
  readonly pageUrl: string;
  /** The authority to trust, as a file. */
  readonly authorityFile: string;
}

/** How a subject is run on a runtime. */
export interface Launcher {
  readonly title: string;
  readonly subject: SubjectName;
  start(launch: Launch): Program | Promise<Program>;
}

/** Our own transport would ask this machine's proxy for hosts that do not exist. */
const withoutProxies = { http_proxy: "", HTTP_PROXY: "", https_proxy: "", HTTPS_PROXY: "" };

const node = (major: number, transport: "fetch" | "own"): Launcher => ({
  title: transport === "own" ? `Node ${major}, own transport` : `Node ${major}`,
  subject: "node",
  start: ({ file, assignmentUrl, authorityFile }) => {
    const runtime = nodeRuntimes().find(({ name }) => name === `Node ${major}`);
    if (!runtime) throw new Error(`Node ${major} is not installed: it comes with Linux on x64 alone`);
    return start([runtime.file, file, assignmentUrl, transport], {
      env: { ...withoutProxies, NODE_EXTRA_CA_CERTS: authorityFile },
    });
  },
});

/** Firefox neither updates nor looks for portals. */
const preferences = {
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** How each runtime is started. */
export const launchers: Readonly<Record<RuntimeId, Launcher>> = {
  node22: node(22, "fetch"),
  "node22-own": node(22, "own"),
  node24: node(24, "fetch"),
  "node24-own": node(24, "own"),
  node26: node(26, "fetch"),
  "node26-own": node(26, "own"),
  /** With the network of this machine and nothing else. */
  deno: {
    title: "Deno",
    subject: "deno",
    start: ({ file, assignmentUrl, authorityFile }) => {
      const net = "--allow-net=127.0.0.1,127.0.0.2,localhost,no-such-host.invalid";
      const flags = ["--no-prompt", "--no-config", `--cert=${authorityFile}`, net];
      return start([denoFile, "run", ...flags, file, assignmentUrl], { env: { DENO_NO_UPDATE_CHECK: "1" } });
    },
  },
  bun: {
    title: "Bun",
    subject: "node",
    start: ({ file, assignmentUrl, authorityFile }) =>
      start([bunFile, "run", file, assignmentUrl], { env: { NODE_EXTRA_CA_CERTS: authorityFile } }),
  },
  workerd: {
    title: "workerd",
    subject: "workerd",
    start: async ({ folder, file, assignmentUrl, authorityFile }) => {
      const manifest = join(workerdFile, "..", "..", "workerd", "package.json");
      const { version } = JSON.parse(readFileSync(manifest, "utf8"));
      const worker = await startWorker({ folder, code: readFileSync(file, "utf8"), authorityFile });
      const query = new URLSearchParams({ assignment: assignmentUrl, version });
      worker.ask(`/?${query}`).catch(() => {});
      return worker;
    },
  },
  chromium: {
    title: "Chromium",
    subject: "browser",
    start: ({ folder, pageUrl }) => {
      // A page in the background would be slowed down.
      const awake = ["--disable-renderer-backgrounding", "--disable-background-timer-throttling"];
      const flags = ["--headless", ...chromiumParameters, `--user-data-dir=${folder}`, ...awake];
      return start([requireProgram("chromium"), ...flags, pageUrl]);
    },
  },
  firefox: {
    title: "Firefox",
    subject: "browser",
    start: ({ folder, pageUrl }) => {
      const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`);
      writeFileSync(join(folder, "user.js"), lines.join("\n"));
      const flags = ["--headless", "--no-remote", "--profile", folder];
      return start([requireProgram("firefox"), ...flags, pageUrl], { env: { HOME: folder } });
    },
  },
  /** WebKitGTK's own small browser, on a screen that nobody sees. */
  webkit: {
    title: "WebKit",
    subject: "browser",
    start: ({ folder, pageUrl }) => {
      requireProgram("webkit");
      const [file] = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser");
      if (file === undefined)
        throw new Error("WebKitGTK's MiniBrowser is not installed: it comes with webkit2gtk-driver");
      const env = { HOME: folder, GTK_A11Y: "none", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
      return start(["xvfb-run", "--auto-servernum", file, "--private", pageUrl], { env });
    },
  },
};
