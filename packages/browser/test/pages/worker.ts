import { isTechLookupError, TechLookup } from "../../src/index.ts";

/** Looks the posted domain up, and posts what came of it; for any other options it posts what refuses them. */
addEventListener("message", async ({ data, ports }: MessageEvent) => {
  const reply = (message: unknown): void => {
    // A service worker answers through the port that came along.
    const [port] = ports;
    if (port) port.postMessage(message);
    else (globalThis as unknown as Worker).postMessage(message);
  };
  try {
    const client = new TechLookup(data.options ?? { gateway: new URL("/api", location.href) });
    reply(await client.domains.get(data.domain));
  } catch (error) {
    reply(isTechLookupError(error) ? error.toJSON() : String(error));
  }
});
