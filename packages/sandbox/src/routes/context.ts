import type { Context } from "hono";
import type { Account } from "../account.ts";
import type { RequestRecord } from "../request-record.ts";
import type { State } from "../state.ts";

/** What travels with a request. */
export interface Env {
  /** Given with each request. */
  Bindings: {
    readonly record: RequestRecord;
    /** Whether it is charged. A scripted fault can say no. */
    readonly charged: boolean;
  };
  /** What the middleware hands to the routes. */
  Variables: {
    readonly state: State;
    readonly account: Account;
  };
}

/** A route's view of a request. */
export type RouteContext = Context<Env>;
