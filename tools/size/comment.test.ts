import { createServer, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { listen } from "../suite/host/listen.ts";
import { sizeTable, writeComment } from "./comment.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that has comments, and notes what is asked of it. */
const serve = async (comments: object, status = 200): Promise<{ url: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(comments));
  });
  ends.push(() => server.close());
  return { url: `http://127.0.0.1:${await listen(server)}/repos/a/b/issues/7/comments`, asked };
};

const table = sizeTable([{ name: "the whole", bytes: 1_234, maxBytes: 9_000 }]);

describe("the comment on sizes", () => {
  it("is a table", () => expect(table).toContain("| the whole | 1,234 | 9,000 |"));

  it("is written once, and edited by later runs", async () => {
    const first = await serve([{ id: 1, body: "Looks good" }]);
    expect(await writeComment(first.url, "token", table)).toBe(true);
    expect(first.asked.at(-1)).toBe("POST /repos/a/b/issues/7/comments");
    const later = await serve([
      { id: 1, body: "Looks good" },
      { id: 42, body: table },
    ]);
    expect(await writeComment(later.url, "token", table)).toBe(true);
    expect(later.asked.at(-1)).toBe("PATCH /repos/a/b/issues/comments/42");
  });

  it("is left out where the token can only read", async () => {
    const { url } = await serve({ message: "Resource not accessible" }, 403);
    expect(await writeComment(url, "token", table)).toBe(false);
  });
});
