/** A program and its parameters. */
export type CommandLine = readonly [file: string, ...parameters: string[]];

/** One thing that must hold. Its commands run one after the other; the first that fails ends it. */
export interface Gate {
  readonly name: string;
  readonly commands: readonly CommandLine[];
  /** Gates that must have passed before. */
  readonly needs?: readonly string[];
  /** A file of Vitest's JSON reporter: its tests are counted, not the gate. */
  readonly testReport?: string;
}

export type State = "passed" | "failed" | "not run";

export interface GateResult {
  readonly gate: Gate;
  readonly state: State;
  readonly output: string;
  readonly tookMs: number;
}
