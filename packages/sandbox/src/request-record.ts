/**
 * A request that a sandbox received, as tests like to look at it. Keys are masked.
 *
 * @example
 * expect(sandbox.requests).toMatchObject([{ method: "GET", path: "/v1/domain/github.com", status: 200, credits: 1 }]);
 */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Status of the answer; absent when there was none, or none yet. */
  status?: number;
  /** Credits that were charged. */
  credits: number;
  /** The fault that it met, by its kind. */
  readonly fault?: string;
}

/** Masks whatever looks like a key, wherever a caller put it. */
const mask = (text: string): string => text.replace(/tapi_(live|test)_[^\s&"',;]*/g, "tapi_$1_***");

const secretHeaders: readonly string[] = ["authorization", "proxy-authorization", "cookie"];

/** A header's value with its secret masked. Of an authorization, the scheme stays. */
const maskHeader = (name: string, value: string): string =>
  secretHeaders.includes(name) ? value.replace(/^(Bearer |Basic )?.*$/is, "$1***") : mask(value);

/** The record of a request that has just come. */
export const recordOf = ({ method, url, headers }: Request, fault: string | undefined): RequestRecord => {
  const { pathname, search } = new URL(url);
  return {
    method,
    path: mask(pathname + search),
    headers: Object.fromEntries(Array.from(headers, ([name, value]) => [name, maskHeader(name, value)])),
    credits: 0,
    ...(fault !== undefined && { fault }),
  };
};
