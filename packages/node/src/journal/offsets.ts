import { hash } from "node:crypto";

/** What is known of a result without its line: whether it is a failure, and whether its record was handed on. */
export interface Flags {
  readonly failed: boolean;
  readonly handedOn: boolean;
}

/** Two bits in front of which the offset stands. That leaves room for files of two million gigabytes. */
const [failedBit, handedOnBit, factor] = [1, 2, 4] as const;

/**
 * Where in a journal the line of each key stands. Of a key it keeps 64 bits, so that a million take some 32 MB and not 200: who looks one up compares the name
 * that the line has.
 *
 * @example
 * const offsets = new Offsets();
 * offsets.set("technologies:example.com", 4_096, { failed: false, handedOn: false });
 * offsets.get("technologies:example.com"); // { offset: 4096, failed: false, handedOn: false }
 */
export class Offsets {
  #keys = new Uint32Array(2_048);
  /** Plus 1, and before its flags: 0 is an empty slot. */
  #offsets = new Float64Array(1_024);
  #size = 0;

  /** How many it holds. */
  get size(): number {
    return this.#size;
  }

  /** Where the line of a key stands, unless there is none. */
  get(key: string): ({ readonly offset: number } & Flags) | undefined {
    const packed = this.#offsets[this.#slotOf(...bitsOf(key))] as number;
    if (!packed) return undefined;
    const flags = packed % factor;
    const offset = (packed - flags) / factor - 1;
    return { offset, failed: (flags & failedBit) > 0, handedOn: (flags & handedOnBit) > 0 };
  }

  /** Notes where the line of a key stands. */
  set(key: string, offset: number, { failed, handedOn }: Flags): void {
    if (this.#size * 2 >= this.#offsets.length) this.#grow();
    const flags = (failed ? failedBit : 0) + (handedOn ? handedOnBit : 0);
    const isNew = this.#put(...bitsOf(key), (offset + 1) * factor + flags);
    if (isNew) this.#size++;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#offsets.length - 1;
    let slot = low & mask;
    while (this.#offsets[slot] && (this.#keys[slot * 2] !== high || this.#keys[slot * 2 + 1] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #put(high: number, low: number, offset: number): boolean {
    const slot = this.#slotOf(high, low);
    const isNew = !this.#offsets[slot];
    this.#keys[slot * 2] = high;
    this.#keys[slot * 2 + 1] = low;
    this.#offsets[slot] = offset;
    return isNew;
  }

  #grow(): void {
    const [keys, offsets] = [this.#keys, this.#offsets];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#offsets = new Float64Array(offsets.length * 2);
    for (let slot = 0; slot < offsets.length; slot++)
      if (offsets[slot]) this.#put(keys[slot * 2] as number, keys[slot * 2 + 1] as number, offsets[slot] as number);
  }
}

const bitsOf = (key: string): [high: number, low: number] => {
  const digits = hash("sha256", key);
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8, 16), 16)];
};
