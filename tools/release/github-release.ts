import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** A release as it is to be on GitHub. */
export interface Release {
  readonly tag: string;
  readonly notes: string;
  /** Whether it becomes the one that the repository shows: a patch of an older version does not. */
  readonly isLatest: boolean;
  /** Files that are kept with it. */
  readonly files: readonly string[];
}

/** The repository's address at GitHub's interface, such as `https://api.github.com/repos/a/b`, and what lets us write there. */
export interface Access {
  readonly repository: string;
  readonly token: string;
}

interface Answer {
  readonly upload_url: string;
  readonly html_url: string;
  readonly assets: readonly { readonly id: number; readonly name: string; readonly state: string }[];
}

/**
 * Makes the release of a tag, with its files. What is there already is left alone, so that it may be run again. Gives its address.
 *
 * @throws Error with GitHub's answer when it refuses.
 */
export const makeGithubRelease = async (
  { repository, token }: Access,
  { tag, notes, isLatest, files }: Release,
): Promise<string> => {
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { accept: "application/vnd.github+json", ...init.headers, authorization: `Bearer ${token}` };
    const answer = await fetch(url, { ...init, headers });
    if (answer.ok || (answer.status === 404 && init.method === undefined)) return answer;
    throw new Error(`GitHub answers ${answer.status} to ${init.method ?? "GET"} ${url}: ${await answer.text()}`);
  };
  const found = await ask(`${repository}/releases/tags/${tag}`);
  const body = JSON.stringify({ tag_name: tag, name: tag, body: notes, make_latest: String(isLatest) });
  const made = found.ok ? found : await ask(`${repository}/releases`, { method: "POST", body });
  if (made !== found) await found.body?.cancel();
  const { upload_url: template, html_url: address, assets } = (await made.json()) as Answer;
  for (const file of files) {
    const name = basename(file);
    const there = assets.find((asset) => asset.name === name);
    if (there?.state === "uploaded") continue;
    // An upload that broke off keeps the name.
    if (there) await ask(`${repository}/releases/assets/${there.id}`, { method: "DELETE" });
    const url = `${template.replace(/\{.*$/, "")}?name=${encodeURIComponent(name)}`;
    const headers = { "content-type": "application/json" };
    const kept = await ask(url, { method: "POST", headers, body: readFileSync(file) });
    await kept.body?.cancel();
  }
  return address;
};
