/**
 * What an attempt says of its server: that it works; that it is down; that it was cut off by its caller, which says that it is down if it had taken
 * long; or nothing.
 */
export type Sign = "up" | "down" | "cut" | "nothing";

/** One that was let pass. */
export interface Flyer {
  /** Until when it keeps others from trying, in milliseconds. */
  untilMs: number;
}
