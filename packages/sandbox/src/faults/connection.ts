/** The connection that a request came by, where there is one. */
export interface Connection {
  /** Resets it, so that the other side sees ECONNRESET. */
  reset(): void;
}
