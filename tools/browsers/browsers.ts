import { existsSync } from "node:fs";
import { run } from "@techlookup-tools/programs";

/** A program of the system that tests drive: where it may be, and what brings it. */
interface SystemProgram {
  /** Overrides the places. */
  readonly variable: string;
  readonly places: readonly string[];
  /** What has to be there besides. */
  readonly needs: readonly string[];
  /** Of Debian and Ubuntu. */
  readonly packages: readonly string[];
}

const programs = {
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
  redis: {
    variable: "REDIS_SERVER_PATH",
    places: ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"],
    needs: [],
    packages: ["redis-server"],
  },
} as const satisfies Readonly<Record<string, SystemProgram>>;

export type ProgramName = keyof typeof programs;
export type BrowserName = Exclude<ProgramName, "redis">;

export const programNames = Object.keys(programs) as readonly ProgramName[];

/** Where a program is (for WebKit: its driver); `undefined` where it, or something it needs, is not installed. */
export const findProgram = (name: ProgramName): string | undefined => {
  const { variable, places, needs }: SystemProgram = programs[name];
  const given = process.env[variable];
  return needs.every(existsSync) ? (given ? [given] : places).find(existsSync) : undefined;
};

/** What to do where a program is missing. */
export const remedyFor = (name: ProgramName): string => {
  const { packages, variable } = programs[name];
  const command = `sudo apt-get install --yes --no-install-recommends ${packages.join(" ")}`;
  return `${name} is not installed. Install it (on Debian: ${command}), or set ${variable}`;
};

/** @throws Error that names the command which installs the program. */
export const requireProgram = (name: ProgramName): string => {
  const file = findProgram(name);
  if (file === undefined) throw new Error(remedyFor(name));
  return file;
};

/**
 * Installs what is missing before anything runs that depends on time: it takes a minute, and two programs cannot do it at once. As
 * root, where there is apt-get; `withSudo` also as a user whom sudo asks for no password. What cannot be installed is reported by
 * whoever needs it.
 */
export const preparePrograms = async (names: readonly ProgramName[], withSudo = false): Promise<void> => {
  const missing = names.filter((name) => findProgram(name) === undefined);
  const isRoot = process.getuid?.() === 0;
  if (missing.length === 0 || !existsSync("/usr/bin/apt-get") || !(isRoot || withSudo)) return;
  const apt = isRoot ? (["apt-get"] as const) : (["sudo", "-n", "apt-get"] as const);
  const packages = missing.flatMap((name) => programs[name].packages);
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
