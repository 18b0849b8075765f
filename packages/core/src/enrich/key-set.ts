const prime = 0x01000193;

/** 32 bits of a text, by FNV-1a from a start. */
const hash = (text: string, start: number): number => {
  let bits = start;
  for (let index = 0; index < text.length; index++) bits = Math.imul(bits ^ text.charCodeAt(index), prime);
  // FNV mixes its last characters little, and domains differ in few.
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

const empty = 0n;

/**
 * A set of names, of which it keeps 64 bits each: 16 bytes a name where a `Set` of texts takes about a hundred. Two of a million names are taken for one
 * with a chance of 1 in 37 million.
 *
 * @example
 * const seen = new KeySet();
 * seen.add("example.com"); // true: it is new
 * seen.add("example.com"); // false
 */
export class KeySet {
  #slots = new BigUint64Array(1_024);
  #size = 0;

  /** How many it holds. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds a name. Tells whether it is new.
   *
   * @example
   * new KeySet().add("example.com"); // true
   */
  add(name: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const key = (BigInt(hash(name, 0x811c9dc5)) << 32n) | BigInt(hash(name, 0x9747b28c)) || 1n;
    const isNew = this.#put(key);
    if (isNew) this.#size++;
    return isNew;
  }

  #put(key: bigint): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let index = Number(key & BigInt(mask));
    for (; slots[index] !== empty; index = (index + 1) & mask) if (slots[index] === key) return false;
    slots[index] = key;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new BigUint64Array(old.length * 2);
    for (const key of old) if (key !== empty) this.#put(key);
  }
}
