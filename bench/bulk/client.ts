import type { Call } from "../entry.ts";

/** What a client of many calls is told. */
export interface BulkSettings {
  /** The sandbox, and its limit: so many requests in a window of so long. */
  readonly url: string;
  readonly limit: number;
  readonly windowMs: number;
  /** The store that all processes share. */
  readonly redisPort: number;
  /** How many processes use the key. */
  readonly processes: number;
  /** Calls that a process makes at a time. */
  readonly atATime: number;
}

/** A client with its limiter. */
interface BulkClient {
  readonly call: Call;
  /** Ends what would keep the process alive, and tells the store what it is still to be told. */
  close?(): Promise<unknown>;
}

/** What every file in `clients/` exports as `connect`. */
export type ConnectBulk = (settings: BulkSettings) => Promise<BulkClient>;

/** A client with its limiter, as its users set it up, told the limit. */
export interface BulkEntry {
  readonly name: string;
  readonly title: string;
  /** The first gives its title a version. */
  readonly packages: readonly string[];
  /** Whether it counts in Redis, and for all processes. */
  readonly usesRedis: boolean;
}
