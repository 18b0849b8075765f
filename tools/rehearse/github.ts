import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "../suite/host/listen.ts";

/** A release that was made, as GitHub would show it. */
interface MadeRelease {
  readonly tag: string;
  readonly notes: string;
  readonly isLatest: boolean;
  readonly files: Record<string, string>;
  /** Names of files whose upload broke off. */
  readonly broken: string[];
}

/** A stand-in for the part of GitHub that our scripts speak to: releases, and comments of pull requests. */
export interface Github extends Disposable {
  /** The address of the repository at the interface. */
  readonly repository: string;
  readonly token: string;
  /** What GitHub tells its workflows of all this. */
  readonly env: Readonly<Record<string, string>>;
  readonly releases: MadeRelease[];
  readonly comments: { readonly id: number; body: string }[];
  /** Method and path of each request. */
  readonly asked: string[];
}

const name = "a/b";

/** Starts the stand-in, on a free port of this machine. */
export const startGithub = async (): Promise<Github> => {
  const token = "a token of the rehearsal";
  const releases: MadeRelease[] = [];
  const comments: { id: number; body: string }[] = [];
  const asked: string[] = [];
  let url = "";
  const show = ({ tag, files, broken }: MadeRelease, id: number): object => ({
    html_url: `${url}/${name}/releases/tag/${tag}`,
    upload_url: `${url}/uploads/${id}{?name,label}`,
    assets: [
      ...Object.keys(files).map((name, at) => ({ id: at, name, state: "uploaded" })),
      ...broken.map((name) => ({ id: 99, name, state: "starter" })),
    ],
  });
  /** What each method and path answers with; nothing is a 404. */
  const routes: readonly [RegExp, (parameter: string, body: string) => object | undefined][] = [
    [
      /^GET \/repos\/a\/b\/releases\/tags\/(.+)$/,
      (tag) => {
        const at = releases.findIndex((one) => one.tag === tag);
        return releases[at] && show(releases[at], at + 1);
      },
    ],
    [
      /^POST \/repos\/a\/b\/releases$/,
      (_, body) => {
        const { tag_name: tag, body: notes, make_latest: latest } = JSON.parse(body);
        const made = { tag, notes, isLatest: latest === "true", files: {}, broken: [] };
        return show(made, releases.push(made));
      },
    ],
    [
      /^POST \/uploads\/(\d+\?name=.+)$/,
      (parameter, body) => {
        const [id, name = ""] = parameter.split("?name=");
        return Object.assign(releases[Number(id) - 1]?.files ?? {}, { [decodeURIComponent(name)]: body });
      },
    ],
    [/^DELETE \/repos\/a\/b\/releases\/assets\/99$/, () => releases.map(({ broken }) => broken.splice(0))],
    [/^GET \/repos\/a\/b\/issues\/\d+\/comments\?/, () => comments],
    [
      /^POST \/repos\/a\/b\/issues\/\d+\/comments$/,
      (_, body) => comments[comments.push({ id: comments.length + 1, ...JSON.parse(body) }) - 1],
    ],
    [
      /^PATCH \/repos\/a\/b\/issues\/comments\/(\d+)$/,
      (id, body) => Object.assign(comments[Number(id) - 1] ?? {}, JSON.parse(body)),
    ],
  ];
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    asked.push(line);
    const body = await text(request);
    const allowed = request.headers.authorization === `Bearer ${token}`;
    const [pattern, answer] = routes.find(([known]) => known.test(line)) ?? [];
    const found = allowed ? answer?.(pattern?.exec(line)?.[1] ?? "", body) : {};
    response.writeHead(allowed ? (found ? 200 : 404) : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
  url = `http://127.0.0.1:${await listen(server)}`;
  const end = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const env = { GITHUB_API_URL: url, GITHUB_REPOSITORY: name, GITHUB_TOKEN: token, GITHUB_STEP_SUMMARY: "" };
  return { repository: `${url}/repos/${name}`, token, env, releases, comments, asked, [Symbol.dispose]: end };
};
