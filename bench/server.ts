/**
 * The other side, a process of its own on loopback: the domains answer as their names say. `server.ts [keepAliveMs]`; 75 s is what
 * nginx waits.
 */
import { createServer, type ServerResponse } from "node:http";
import { listen } from "@techlookup-tools/programs/ports";
import { type Domain, profile } from "./domains.ts";

type Answer = readonly [status: number, body: Buffer];

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));
const failure = (status: number, code: string, message: string): Answer => [
  status,
  json({ success: false, error: { code, message } }),
];
const found: Answer = [200, json({ success: true, data: profile })];
const unavailable = failure(503, "UNAVAILABLE", "Down for a moment");

const answers: Readonly<Record<Domain, Answer>> = {
  "found.example": found,
  "missing.example": failure(404, "NOT_FOUND", "Domain not found: missing.example"),
  "refused.example": failure(200, "FORBIDDEN", "Your plan does not include this endpoint"),
  "down.example": unavailable,
};

/** Those of any other name that were here once: they fail at first, and then no more. */
const seen = new Set<string>();

const answerTo = (domain: string): Answer => {
  const answer = answers[domain as Domain];
  if (answer) return answer;
  // The second time is the last.
  if (seen.delete(domain)) return found;
  seen.add(domain);
  return unavailable;
};

const send = (response: ServerResponse, [status, body]: Answer): void => {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.byteLength,
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "999",
  });
  response.end(body);
};

const server = createServer((request, response) => {
  request.resume();
  send(response, answerTo((request.url ?? "").replace(/^\/v1\/domain\//, "")));
});
server.keepAliveTimeout = Number(process.argv[2] ?? 75_000);
// Exactly so long.
server.keepAliveTimeoutBuffer = 0;
console.log(`listening on http://127.0.0.1:${await listen(server)}`);
