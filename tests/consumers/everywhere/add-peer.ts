import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/** What comes from the user: the optional peer that `@techlookup/node/otel` imports. */
export const addPeer = (folder: string): void => {
  const scope = join(folder, "node_modules", "@opentelemetry");
  mkdirSync(scope, { recursive: true });
  symlinkSync(resolve("packages/node/node_modules/@opentelemetry/api"), join(scope, "api"), "junction");
};
