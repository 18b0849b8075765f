import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

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
  const file = given ? [given] : places;
  return needs.every(existsSync) ? file.find(existsSync) : undefined;
};

/** What brings a browser on Debian and Ubuntu. */
export const installCommand = (name: BrowserName): readonly string[] => [
  "apt-get",
  "install",
  "--yes",
  "--no-install-recommends",
  ...browsers[name].packages,
];

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

const install = (name: BrowserName): void => {
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  console.log(`${name} is not installed: installing ${browsers[name].packages.join(", ")}`);
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", installCommand(name).slice(1), options);
};

/**
 * A browser's file, installed first where this may be done: by root, where there is apt-get.
 *
 * @throws Error that names the command which installs it.
 */
export const requireBrowser = (name: BrowserName): string => {
  if (findBrowser(name) === undefined && mayInstall()) install(name);
  const file = findBrowser(name);
  if (file !== undefined) return file;
  const command = `sudo ${installCommand(name).join(" ")}`;
  throw new Error(`${name} is not installed. Install it (on Debian: ${command}), or set ${browsers[name].variable}`);
};

/**
 * Installs what is missing and may be installed, before anything runs that waits for time: installing takes a minute, and
 * two programs cannot do it at once. What cannot be installed is told by whoever needs it.
 */
export const prepareBrowsers = (names: readonly BrowserName[]): void => {
  for (const name of names) if (findBrowser(name) === undefined && mayInstall()) install(name);
};

/** What Chromium is started with in tests: also as root, and without calls of its own to the network. */
export const chromiumParameters: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
