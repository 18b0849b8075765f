import type { AttemptRecord, StopReason } from "./attempt-record.ts";
import { type Branded, isInstance } from "./brand.ts";
import type { ErrorCode } from "./code-table.ts";
import { defined } from "./defined.ts";
import { describe, describeInConsoles } from "./describe.ts";
import { docsUrlOf } from "./docs-url.ts";
import type { ErrorFields, ErrorName } from "./error-fields.ts";
import { type ErrorRecord, toRecord } from "./serialize.ts";

/** What a class's constructor takes: the fields of the error but its name, which the class fixes. */
export type ErrorInit = Omit<ErrorFields, "name">;

/**
 * The base of every error that this client throws or returns.
 *
 * `code` is what programs switch on, `message` is for people: what is wrong, then what to do. `docsUrl` leads to the
 * page that explains it, `attempts` tells every request that was made, `stopped` why no further one was.
 *
 * `instanceof` also holds for errors of another installed copy of the package.
 *
 * @example
 * try {
 *   await client.domains.get("example.com");
 * } catch (error) {
 *   if (error instanceof TechLookupError) console.error(error.code, error.docsUrl);
 * }
 */
export class TechLookupError extends Error implements Branded {
  /** The `name` of this class's errors. */
  static get kind(): ErrorName {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class that is asked, a derived one maybe
    return this.prototype.name;
  }
  /** What programs switch on. Open: the server may send codes that this version does not know. */
  declare readonly code: ErrorCode;
  /** Every request of the call, in order. Empty when nothing was sent. */
  declare readonly attempts: readonly AttemptRecord[];
  /** Why no further attempt was made. */
  declare readonly stopped: StopReason;

  /** Made by the client. In tests of your own, make one of plain fields. */
  constructor({ message, cause, code, attempts = [], stopped = "not-retryable", ...details }: ErrorInit) {
    super(message, cause === undefined ? undefined : { cause });
    for (const [key, value] of Object.entries(defined({ code, stopped, ...details, attempts }))) {
      Object.defineProperty(this, key, { value, enumerable: true });
    }
    describeInConsoles(this);
  }

  /** The name of the class, which bundling does not change. */
  override get name(): ErrorName {
    return "TechLookupError";
  }

  // Stryker disable next-line StringLiteral: the name of a member cannot be an expression
  /** The mark of this project's errors: the same as `name`. */
  get "@techlookup/error"(): ErrorName {
    return this.name;
  }

  /** The page of the documentation that explains this error. */
  get docsUrl(): string {
    return docsUrlOf(this.code);
  }

  /**
   * The error in a few lines: message, code, status, link, why it stopped, every attempt. Consoles show the same.
   *
   * @example
   * if (error instanceof TechLookupError) console.error(error.toString());
   */
  override toString(): string {
    return describe(this);
  }

  /**
   * The error as plain data, free of secrets. `fromJSON` makes an error of it again.
   *
   * @example
   * if (error instanceof TechLookupError) worker.postMessage(error.toJSON());
   */
  toJSON(): ErrorRecord {
    return toRecord(this);
  }

  /** By the mark, so that errors of another installed copy count. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of instanceof, a derived one maybe
    return isInstance(this, value);
  }
}
