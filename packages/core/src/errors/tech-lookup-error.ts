import type { AttemptRecord, StopReason } from "./attempt-record.ts";
import type { ErrorCode } from "./code-table.ts";
import { describe } from "./describe.ts";
import { pageOf } from "./docs-url.ts";
import type { ErrorInit, ErrorName } from "./error-fields.ts";
import { isInstance } from "./guards.ts";
import { attempt, hide, read } from "./plain-data.ts";
import { type ErrorRecord, readFields, toRecord } from "./record.ts";

/**
 * Prepares each new error for the consoles of servers, where a client of theirs is loaded: see `describeInConsoles`. A page's
 * console lists an error's fields by itself.
 */
export const presentation: { prepare?: (error: object) => void } = {};

/**
 * The base of every error that this client throws or returns.
 *
 * Switch on `code`. `message` is for people: what is wrong, then what to do. `docsUrl` is the page that explains the error,
 * `attempts` lists every request of the call, and `stopped` says why the client made no further attempt.
 *
 * It is a regular Error: its fields can be written to, as frameworks do. `instanceof` also works for errors of another installed
 * copy of the package.
 *
 * Web frameworks send an error's `status`, `headers` and `message` to their visitor. Those of an `ApiError` concern only the API
 * and your server: a 401 is about your key, not about the visitor. Respond with `toPublic(error)` instead.
 *
 * @example
 * try {
 *   await client.domains.get("example.com");
 * } catch (error) {
 *   if (error instanceof TechLookupError) console.error(error.code, error.docsUrl);
 * }
 */
export class TechLookupError<Name extends ErrorName = "TechLookupError"> extends Error {
  /** The code to switch on. Open: the server may send codes that this version does not know. */
  declare code: ErrorCode;
  /** Why no further attempt was made. */
  declare stopped: StopReason;
  /** Every attempt of the call, in order. Empty if nothing was sent. */
  declare attempts: readonly AttemptRecord[];
  /** The page of the documentation that explains this error. */
  declare docsUrl: string;

  /** Called by the client. In your own tests, pass plain fields. */
  constructor(fields: ErrorInit<Name>) {
    const cause = read(fields, "cause");
    const { name: _, message, ...own } = readFields(fields);
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, own);
    const brand = this["@techlookup/error"];
    hide(this, "@techlookup/error", brand);
    hide(this, "name", this.name === "Error" ? brand : this.name);
    hide(this, "docsUrl", pageOf(own.code));
    // Minifiers rename the class, and some loggers show the name of the constructor. It throws where somebody froze the class.
    if (new.target.name !== brand && Object.hasOwn(new.target.prototype, "@techlookup/error"))
      attempt(() => hide(new.target, "name", brand));
    presentation.prepare?.(this);
  }

  // Stryker disable next-line StringLiteral: the name of a member cannot be an expression
  /** The name of the class, which guards and `instanceof` check, whichever copy of the package created the error. */
  get "@techlookup/error"(): ErrorName {
    return "TechLookupError";
  }

  /**
   * The error in a few lines: message, code, status, link, why it stopped, and every attempt. Consoles print the same.
   *
   * @example
   * if (error instanceof TechLookupError) console.error(error.toString());
   */
  override toString(): string {
    return describe(this);
  }

  /**
   * The error as plain data, without secrets. `fromJSON` turns it back into an error.
   *
   * @example
   * if (error instanceof TechLookupError) worker.postMessage(error.toJSON());
   */
  toJSON(): ErrorRecord {
    return toRecord(this);
  }

  /** By the brand, so that errors of another installed copy count. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of instanceof, a derived one maybe
    return isInstance(this, value);
  }
}
