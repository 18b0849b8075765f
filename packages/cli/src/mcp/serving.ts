/** What waits for the end of the server. */
export interface Serving {
  /** Fulfilled once the client has gone. */
  readonly ended: Promise<void>;
  /** Ends all connections; calls that are on their way are cancelled in good order. */
  close(): Promise<void>;
}
