import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import express from "express";
import fastify from "fastify";
import Koa from "koa";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError, fromJSON, isTechLookupError, toPublic } from "../src/index.ts";
import { every } from "./support/sample-errors.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** What nobody outside may see: the API's host, words, status and headers. */
const inside = /internal\.example|key was revoked|UNAUTHORIZED|RATE_LIMIT|nginx/i;
const answer = { headers: { server: "nginx", "content-type": "text/plain" }, body: "key was revoked" };
const refused = (): ApiError =>
  new ApiError({ code: "UNAUTHORIZED", message: "401 from internal.example: key was revoked", status: 401, ...answer });
const throttled = (): ApiError =>
  new ApiError({ code: "RATE_LIMIT", message: "internal.example", status: 429, retryAfterMs: 29_500, ...answer });

/** A real server of each framework, one route of which fails; `safe` answers with `toPublic`, as the documentation shows. */
type Serve = (fail: () => never, safe: boolean) => Promise<RequestListener>;

const frameworks: Record<string, Serve> = {
  express: async (fail, safe) => {
    const app = express();
    app.set("env", "test");
    app.get("/", fail);
    const answerError: express.ErrorRequestHandler = (error, _request, response, next) => {
      if (!isTechLookupError(error)) return next(error);
      const { status, headers, body } = toPublic(error);
      response.status(status).set(headers).json(body);
    };
    if (safe) app.use(answerError);
    return app;
  },
  fastify: async (fail, safe) => {
    const app = fastify();
    app.get("/", async () => fail());
    if (safe) {
      app.setErrorHandler((error, _request, reply) => {
        if (!isTechLookupError(error)) throw error;
        const { status, headers, body } = toPublic(error);
        return reply.code(status).headers(headers).send(body);
      });
    }
    await app.ready();
    return app.routing as RequestListener;
  },
  koa: async (fail, safe) => {
    const app = new Koa();
    app.silent = true;
    app.use(async (context, next) => {
      try {
        await next();
      } catch (error) {
        if (!safe || !isTechLookupError(error)) throw error;
        const { status, headers, body } = toPublic(error);
        context.status = status;
        context.set(headers);
        context.body = body;
      }
    });
    app.use(fail);
    return app.callback();
  },
};

const ask = async (serve: Serve, error: Error, safe: boolean) => {
  const fail = (): never => {
    throw error;
  };
  const server = createServer(await serve(fail, safe));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    all: text + JSON.stringify([...response.headers]),
  };
};

describe.each(Object.entries(frameworks))("%s", (name, serve) => {
  it("answers for every error, which stays what it is", async () => {
    for (const error of every.map((one) => fromJSON(one.toJSON()))) {
      expect((await ask(serve, error, false)).status, error.code).toBeGreaterThanOrEqual(400);
      expect(() => [String(error), JSON.stringify(error)]).not.toThrow();
      expect(isTechLookupError(error)).toBe(true);
    }
  });

  it("takes over the API's status by itself, which is why there is toPublic", async () => {
    const { status, headers } = await ask(serve, refused(), false);
    expect(status).toBe(401);
    expect(headers.get("server"), name).toBe("nginx");
  });

  it("answers with toPublic without a word of the API's", async () => {
    const unauthorized = await ask(serve, refused(), true);
    expect([unauthorized.status, unauthorized.text]).toEqual([500, '{"title":"Internal Server Error"}']);
    const limited = await ask(serve, throttled(), true);
    expect([limited.status, limited.text]).toEqual([503, '{"title":"Service Unavailable"}']);
    expect(limited.headers.get("retry-after")).toBe("30");
    for (const { all, headers } of [unauthorized, limited]) {
      expect(all).not.toMatch(inside);
      expect(headers.get("content-type")).toMatch(/json/);
    }
  });
});

describe("Fastify's logger", () => {
  it("names the class, and keeps the fields", async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const app = fastify({ logger: { stream } });
    app.log.error(throttled());
    expect(JSON.parse(lines[0] ?? "").err).toMatchObject({
      type: "ApiError",
      code: "RATE_LIMIT",
      retryAfterMs: 29_500,
    });
  });
});
