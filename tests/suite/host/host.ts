import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { faultCases, type RuntimeId } from "@techlookup/conformance";
import { listen } from "@techlookup-tools/programs/ports";
import type { Assignment, Report } from "../subjects/assignment.ts";
import type { Certificates } from "./certificates.ts";
import { gatewayBefore } from "./gateway.ts";
import { startRelay } from "./relay.ts";
import { startStage } from "./stage.ts";

/** Exchanges that run at the same time. Most of them wait. */
const stageCount = 8;

/** All the servers that one runtime needs, and where it reports. */
export interface Host extends AsyncDisposable {
  /** Where the runtime finds what it is to do. */
  readonly assignmentUrl: string;
  /** A page that runs the subject. */
  readonly pageUrl: string;
  /** Settles when the runtime has reported. */
  readonly reported: Promise<Report>;
}

/** Starts a host. `page` is the subject's code, for browsers. */
export const startHost = async (runtime: RuntimeId, certificates: Certificates, page = ""): Promise<Host> => {
  const stages = await Promise.all(Array.from({ length: stageCount }, startStage));
  const relays = new Map(
    await Promise.all([...faultCases].map(async ([id, fault]) => [id, await startRelay(fault, certificates)] as const)),
  );
  const { promise: reported, resolve } = Promise.withResolvers<Report>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", hostUrl);
    const [, place = "", id = "", key = ""] = pathname.split("/");
    if (place === "gateway")
      return gatewayBefore(
        runtime,
        stages[Number(id)]?.url ?? "",
        `tapi_test_${key}`,
        `/gateway/${id}/${key}`,
      )(request, response);
    const send = (type: string, body: string): void =>
      void response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(body);
    if (place === "assignment") return send("application/json", JSON.stringify(assignment));
    if (place === "relays") return send("text/plain", String(relays.get(id)?.requests ?? 0));
    if (place === "subject.js") return send("text/javascript", page);
    if (place === "page") {
      return send(
        "text/html",
        '<!doctype html><title>Running</title><script type="module" src="/subject.js"></script>',
      );
    }
    if (place === "report") resolve(JSON.parse(await text(request)) as Report);
    send("text/plain", "");
  };
  const server = createServer((request, response) => void answer(request, response));
  const hostUrl = `http://127.0.0.1:${await listen(server)}`;
  const assignment: Assignment = {
    runtime,
    hostUrl,
    stages: stages.map(({ url, refusedUrl }, index) => ({
      url,
      refusedUrl,
      gatewayUrl: `${hostUrl}/gateway/${index}`,
    })),
    relays: Object.fromEntries([...relays].map(([id, { url }]) => [id, url])),
  };
  const assignmentUrl = `${hostUrl}/assignment`;
  return {
    ...{ assignmentUrl, reported },
    pageUrl: `${hostUrl}/page?assignment=${encodeURIComponent(assignmentUrl)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      for (const relay of relays.values()) relay[Symbol.dispose]();
      await Promise.all(stages.map((stage) => stage[Symbol.asyncDispose]()));
    },
  };
};
