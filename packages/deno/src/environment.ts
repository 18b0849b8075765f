/** What is used of Deno. Its own types are not there where the package is built. */
interface Deno {
  readonly version: { readonly deno: string };
  readonly env: { get(name: string): string | undefined };
}

const deno = (globalThis as { readonly Deno?: Deno }).Deno;

/** For the `user-agent`. Needs no permission. */
export const runtimeName: string = `deno/${deno?.version.deno ?? "unknown"}`;

/** The variable that holds the key: the only one that is read, and only when no key is passed. */
export const keyVariable: string = "TECHLOOKUP_API_KEY";

/** Its value; `undefined` where it is not set or empty, or may not be read. */
export const readKey = (): string | undefined => {
  try {
    return deno?.env.get(keyVariable);
  } catch {
    return undefined; // The permission is denied, which the message of the missing key tells of.
  }
};
