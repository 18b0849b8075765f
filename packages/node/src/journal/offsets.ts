import { hash } from "node:crypto";
import { KeyTable } from "@techlookup/core/platform";

/** What is known of a result without its line: whether it is a failure, and whether its record was handed on. */
export interface Flags {
  readonly failed: boolean;
  readonly handedOn: boolean;
}

/** Two bits in front of which the offset stands. That leaves room for files of two million gigabytes. */
const [failedBit, handedOnBit, factor] = [1, 2, 4] as const;

/**
 * Where in a journal the line of each key stands. Of a key it keeps 64 bits, so that a million take some 21 MB and not 200: who looks one up compares the name
 * that the line has.
 *
 * @example
 * const offsets = new Offsets();
 * offsets.set("technologies:example.com", 4_096, { failed: false, handedOn: false });
 * offsets.get("technologies:example.com"); // { offset: 4096, failed: false, handedOn: false }
 */
export class Offsets {
  /** Offsets plus 1, before their flags. */
  readonly #table = new KeyTable({ hasValues: true });

  /** How many it holds. */
  get size(): number {
    return this.#table.size;
  }

  /** Where the line of a key stands, unless there is none. */
  get(key: string): ({ readonly offset: number } & Flags) | undefined {
    const packed = this.#table.get(...bitsOf(key));
    if (!packed) return undefined;
    const flags = packed % factor;
    const offset = (packed - flags) / factor - 1;
    return { offset, failed: (flags & failedBit) > 0, handedOn: (flags & handedOnBit) > 0 };
  }

  /** Notes where the line of a key stands. */
  set(key: string, offset: number, { failed, handedOn }: Flags): void {
    const flags = (failed ? failedBit : 0) + (handedOn ? handedOnBit : 0);
    this.#table.set(...bitsOf(key), (offset + 1) * factor + flags);
  }
}

const bitsOf = (key: string): [high: number, low: number] => {
  const digits = hash("sha256", key);
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8, 16), 16)];
};
