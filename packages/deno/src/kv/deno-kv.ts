/** A value of the store, and its version: `null` where there is none. */
interface KvEntry {
  readonly value: unknown;
  readonly versionstamp: string | null;
}

/** What is used of an atomic operation. */
interface KvAtomic {
  /** Fails the operation if the key has another version. */
  check(check: { readonly key: readonly string[]; readonly versionstamp: string | null }): KvAtomic;
  /** Sets a value, for so many milliseconds. */
  set(key: readonly string[], value: unknown, options: { readonly expireIn: number }): KvAtomic;
  /** Does all of it, or nothing. */
  commit(): Promise<{ readonly ok: boolean }>;
}

/** What is used of a `Deno.Kv`, as `Deno.openKv` gives it. Deno's own types are not there where the package is built. */
export interface DenoKv {
  /** Reads a value. */
  get(key: readonly string[]): Promise<KvEntry>;
  /** Begins an atomic operation. */
  atomic(): KvAtomic;
}
