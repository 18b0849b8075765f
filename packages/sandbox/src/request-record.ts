import { controls, maskKeys, maskSecret, minKeyLength, type Redactor } from "@techlookup/core/platform";
import { secretOf } from "./keys.ts";

/**
 * A request that a sandbox received, for tests to check. Keys are masked.
 *
 * @example
 * expect(sandbox.requests).toMatchObject([{ method: "GET", path: "/v1/domain/github.com", status: 200, credits: 1 }]);
 */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When it arrived, by the sandbox's clock. */
  readonly atMs: number;
  /** Which caller sent it, if the header `X-Sandbox-Caller` says so. */
  readonly caller?: string;
  /** Status of the response; absent if there was none, or none yet. */
  status?: number;
  /** Credits charged. */
  credits: number;
  /** The kind of the fault that it got, if any. */
  readonly fault?: string;
}

/** Masks the caller's key, in any spelling, and whatever looks like one, and spares terminals, as the clients do. */
const maskerOf = (key = ""): Redactor => {
  const mask = key.length < minKeyLength ? (text: string) => text : maskSecret(key);
  return (text) => maskKeys(mask(text)).replace(controls, "\ufffd");
};

const secretHeaders: readonly string[] = ["authorization", "proxy-authorization", "cookie"];

/** A header's value with its secret masked. Of an authorization, the scheme stays. */
const maskHeader = (name: string, value: string, mask: Redactor): string =>
  secretHeaders.includes(name) ? value.replace(/^(Bearer |Basic )?.*$/is, "$1***") : mask(value);

/** The record of a request that has just come. Masked once somebody looks: most tests never do. */
export const recordOf = ({ method, url, headers }: Request, atMs: number, fault: string | undefined): RequestRecord => {
  const { pathname, search } = new URL(url);
  const given = Array.from(headers);
  const key = secretOf(headers.get("authorization"));
  const caller = headers.get("x-sandbox-caller");
  let shown: Pick<RequestRecord, "path" | "headers"> | undefined;
  const look = (): Pick<RequestRecord, "path" | "headers"> => {
    if (shown) return shown;
    const mask = maskerOf(key);
    const masked = given.map(([name, value]) => [mask(name), maskHeader(name, value, mask)]);
    shown = { path: mask(pathname + search), headers: Object.fromEntries(masked) };
    return shown;
  };
  return {
    method,
    get path() {
      return look().path;
    },
    get headers() {
      return look().headers;
    },
    atMs,
    ...(caller !== null && { caller: maskerOf(key)(caller) }),
    credits: 0,
    ...(fault !== undefined && { fault }),
  };
};
