import type { FigureName } from "./figures.ts";
import type { ServerOptions } from "./server.ts";
import type { Times } from "./times.ts";

/** Who calls what when, what is wrong with the server, and what is told of it. */
export interface Cell extends ServerOptions, Times {
  /** Default: 1. */
  readonly clients?: number;
  /** Calls a second of all clients together, each at a moment of chance. */
  readonly rate?: number;
  /** Else so many calls, some at a time, the next when one ends. */
  readonly calls?: number;
  readonly together?: number;
  /** Endpoints, `"0"` and so on, that are called alike. Default: 1. */
  readonly routes?: number;
  /** The time limit of an attempt, which the user has set. Default: 30 s. */
  readonly timeoutMs?: number;
  /** How long a call of a client with a gate waits at it. Default: 10 s. */
  readonly patienceMs?: number;
  /** Seeds that its figures are the mean of. Default: 10. */
  readonly seeds?: number;
  readonly figures: readonly FigureName[];
}
