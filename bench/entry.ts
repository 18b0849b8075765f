/** Looks up one domain, and resolves with the `data` of the answer. Rejects for any failure, `success: false` included. */
export type Call = (domain: string, signal?: AbortSignal) => Promise<unknown>;

/**
 * What every file in `adapters/` exports as `connect`: a client at its default settings, with a server of our own. Where outages are measured, each
 * attempt has a limit: by the client's own option, else by what sends for it.
 */
export type Connect = (baseUrl: string, attemptTimeoutMs?: number) => Call;

/** A client that is measured. */
export interface Entry {
  /** How the command line and the results call it. */
  readonly name: string;
  readonly title: string;
  /** The packages that users install for it. The first gives its title a version. */
  readonly packages: readonly string[];
  /** The file in `adapters/`, where it is not named as the entry. */
  readonly adapter?: string;
  /** Whether it repeats a 503 by itself. Checked before anything is measured. */
  readonly repeats: boolean;
  /** Only its size is measured. */
  readonly sizeOnly?: boolean;
}
