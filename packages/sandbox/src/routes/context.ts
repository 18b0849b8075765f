import type { Context } from "hono";
import type { Account } from "../account.ts";
import type { Bill } from "../charges/bill.ts";
import type { State } from "../state.ts";

/** What travels with a request. */
export interface Env {
  /** Given with each request. */
  Bindings: {
    /** What it is charged. */
    readonly bill: Bill;
  };
  /** What the middleware hands to the routes. */
  Variables: {
    readonly state: State;
    readonly account: Account;
  };
}

/** A route's view of a request. */
export type RouteContext = Context<Env>;
