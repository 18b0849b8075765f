import { existsSync } from "node:fs";
import { run } from "@techlookup-tools/programs";

/** A browser of the system: where it may be, and what brings it. */
interface Browser {
  /** Overrides the places. */
  readonly variable: string;
  readonly places: readonly string[];
  /** What has to be there besides. */
  readonly needs: readonly string[];
  /** Of Debian and Ubuntu. */
  readonly packages: readonly string[];
}

const browsers = {
  chromium: {
    variable: "CHROMIUM_PATH",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    needs: [],
    packages: ["chromium"],
  },
  firefox: {
    variable: "FIREFOX_PATH",
    places: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    needs: [],
    packages: ["firefox-esr"],
  },
  webkit: {
    variable: "WEBKIT_DRIVER_PATH",
    places: ["/usr/bin/WebKitWebDriver"],
    needs: ["/usr/bin/Xvfb"],
    packages: ["webkit2gtk-driver", "xvfb", "xauth"],
  },
} as const satisfies Readonly<Record<string, Browser>>;

export type BrowserName = keyof typeof browsers;

export const browserNames = Object.keys(browsers) as readonly BrowserName[];

/** Where a browser is (for WebKit: its driver); `undefined` where it, or something it needs, is not installed. */
export const findBrowser = (name: BrowserName): string | undefined => {
  const { variable, places, needs }: Browser = browsers[name];
  const given = process.env[variable];
  return needs.every(existsSync) ? (given ? [given] : places).find(existsSync) : undefined;
};

/** What to do where a browser is missing. */
export const remedyFor = (name: BrowserName): string => {
  const { packages, variable } = browsers[name];
  const command = `sudo apt-get install --yes --no-install-recommends ${packages.join(" ")}`;
  return `${name} is not installed. Install it (on Debian: ${command}), or set ${variable}`;
};

/** @throws Error that names the command which installs the browser. */
export const requireBrowser = (name: BrowserName): string => {
  const file = findBrowser(name);
  if (file === undefined) throw new Error(remedyFor(name));
  return file;
};

/**
 * Installs what is missing before anything runs that depends on time: it takes a minute, and two programs cannot do it at once. As
 * root, where there is apt-get; `withSudo` also as a user whom sudo asks for no password. What cannot be installed is reported by
 * whoever needs it.
 */
export const prepareBrowsers = async (names: readonly BrowserName[], withSudo = false): Promise<void> => {
  const missing = names.filter((name) => findBrowser(name) === undefined);
  const isRoot = process.getuid?.() === 0;
  if (missing.length === 0 || !existsSync("/usr/bin/apt-get") || !(isRoot || withSudo)) return;
  const apt = isRoot ? (["apt-get"] as const) : (["sudo", "-n", "apt-get"] as const);
  const packages = missing.flatMap((name) => browsers[name].packages);
  console.log(`Installing ${packages.join(", ")}`);
  const options = { env: { DEBIAN_FRONTEND: "noninteractive" } };
  await run([...apt, "update"], options);
  await run([...apt, "install", "--yes", "--no-install-recommends", ...packages], options);
};

/** Chromium's parameters in tests: it runs as root, too, and makes no calls of its own. */
export const chromiumParameters: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
