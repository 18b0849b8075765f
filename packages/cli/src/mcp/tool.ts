import type { TechLookup } from "@techlookup/node";
import type { Session } from "../session.ts";
import type { Budget } from "./budget.ts";
import type { PlacesOf } from "./folders.ts";

/** A value that a tool takes, as JSON Schema. */
export interface InputSchema {
  readonly type?: "string" | "integer" | "boolean" | "array";
  readonly description: string;
  readonly anyOf?: readonly { readonly type: string }[];
  readonly items?: { readonly type: "string" };
  readonly enum?: readonly string[];
  readonly format?: "date";
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/** What a tool may use. */
export interface Context {
  readonly session: Session;
  readonly client: TechLookup;
  readonly apiKey: string;
  readonly budget: Budget;
  /** The folders that files may be in, links resolved. */
  readonly folders: PlacesOf;
  /** Whether websites may be looked at. */
  readonly live: boolean;
  /** The Redis that a budget is shared in, as it was given. */
  readonly redis?: string | undefined;
}

/** One call of a tool. */
export interface ToolCall {
  /** Checked by the schema. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Aborts when the client cancels the call, or has gone. */
  readonly signal: AbortSignal;
  /** Reports how far the call has got. Does nothing unless the client asked for it. */
  readonly progress: (done: number, total: number | undefined, message: string) => void;
}

/** What a tool has come to. */
export interface ToolOutcome {
  /** Data, with what a list of them was cut to noted by whoever sends it. */
  readonly data?: unknown;
  /** Whether the data come from websites or the API, and are not this program's own words. */
  readonly isForeign?: boolean;
  readonly error?: unknown;
  /** Credits that the call may have cost. */
  readonly credits: number;
  /** How to get what does not fit into a result. */
  readonly rest?: string;
}

/** A tool of the server. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, InputSchema>>;
  readonly required: readonly string[];
  /** Hints of the protocol. */
  readonly hints: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
  readonly run: (call: ToolCall, context: Context) => Promise<ToolOutcome>;
}
