import type { Context } from "hono";
import type { Account } from "../account.ts";
import type { State } from "../state.ts";

/** What the middleware hands to the routes. */
export interface Env {
  Variables: {
    readonly state: State;
    readonly account: Account;
    /** Credits of the call, once it has succeeded. */
    credits: number;
  };
}

/** A route's view of a request. */
export type RouteContext = Context<Env>;
