/** A value of the store, and its version: `null` where there is none. */
export interface DenoKvEntry {
  /** What was stored; `null` where nothing was. */
  readonly value: unknown;
  /** Changes with each writing; `null` where nothing was written. */
  readonly versionstamp: string | null;
}

/** What is used of an atomic operation. */
export interface DenoKvAtomic {
  /** Fails the operation if the key has another version. */
  check(check: { readonly key: readonly string[]; readonly versionstamp: string | null }): DenoKvAtomic;
  /** Sets a value, for so many milliseconds. */
  set(key: readonly string[], value: unknown, options: { readonly expireIn: number }): DenoKvAtomic;
  /** Does all of it, or nothing. */
  commit(): Promise<{ readonly ok: boolean }>;
}

/** What is used of a `Deno.Kv`, as `Deno.openKv` gives it. Deno's own types are not there where the package is built. */
export interface DenoKv {
  /** Reads a value. */
  get(key: readonly string[]): Promise<DenoKvEntry>;
  /** Begins an atomic operation. */
  atomic(): DenoKvAtomic;
}
