/** Keys are spread over so many parts, each of which grows by itself: no moment has twice of all. */
const parts = 64;
/** How full a part gets, and by how much it grows then. */
const [fullest, growth] = [0.85, 1.25] as const;
const range = 2 ** 32;

/** A part: two words a slot, and its value. */
interface Part {
  keys: Uint32Array;
  values: Float64Array | undefined;
  slots: number;
  size: number;
}

/**
 * Numbers by keys of 64 bits, as two halves that are spread evenly: 8 bytes a key where there are no values, else 16, and a quarter more for room.
 *
 * @example
 * const table = new KeyTable({ hasValues: true });
 * table.set(1, 2, 4_096); // true: it is new
 * table.get(1, 2); // 4096
 */
export class KeyTable {
  /** Made when they are first needed. */
  readonly #parts: Part[] = [];
  readonly #hasValues: boolean;
  #size = 0;

  /** An empty one. Without values, each is 1. */
  constructor({ hasValues }: { readonly hasValues: boolean }) {
    this.#hasValues = hasValues;
  }

  /** How many it holds. */
  get size(): number {
    return this.#size;
  }

  /**
   * The value of a key; 0 where there is none.
   *
   * @example
   * new KeyTable({ hasValues: true }).get(1, 2); // 0
   */
  get(high: number, low: number): number {
    const part = this.#parts[high % parts];
    if (!part) return 0;
    const slot = slotOf(part, high, low);
    return isEmpty(part, slot) ? 0 : (part.values?.[slot] ?? 1);
  }

  /**
   * Sets the value of a key, which is not 0. Tells whether the key is new.
   *
   * @example
   * new KeyTable({ hasValues: true }).set(1, 2, 4_096); // true
   */
  set(high: number, low: number, value = 1): boolean {
    this.#parts[high % parts] ??= partOf(16, this.#hasValues);
    const part = this.#parts[high % parts] as Part;
    if (part.size >= part.slots * fullest) grow(part);
    const isNew = put(part, high, low, value);
    if (isNew) this.#size++;
    return isNew;
  }
}

const partOf = (slots: number, hasValues: boolean): Part => ({
  keys: new Uint32Array(slots * 2),
  values: hasValues ? new Float64Array(slots) : undefined,
  slots,
  size: 0,
});

/** A slot whose key is 0 is empty: a key of that value is held as another. */
const isEmpty = ({ keys }: Part, slot: number): boolean => keys[slot * 2] === 0 && keys[slot * 2 + 1] === 0;

/** Where a key stands, or would. */
const slotOf = (part: Part, high: number, low: number): number => {
  const { keys, slots } = part;
  const own = high || low ? low : 1;
  let slot = Math.floor((own / range) * slots);
  while (!isEmpty(part, slot) && (keys[slot * 2] !== high || keys[slot * 2 + 1] !== own))
    slot = slot + 1 < slots ? slot + 1 : 0;
  return slot;
};

const put = (part: Part, high: number, low: number, value: number): boolean => {
  const slot = slotOf(part, high, low);
  const isNew = isEmpty(part, slot);
  part.keys[slot * 2] = high;
  part.keys[slot * 2 + 1] = high || low ? low : 1;
  if (part.values) part.values[slot] = value;
  if (isNew) part.size++;
  return isNew;
};

const grow = (part: Part): void => {
  const larger = partOf(Math.ceil(part.slots * growth), part.values !== undefined);
  for (let slot = 0; slot < part.slots; slot++) {
    if (isEmpty(part, slot)) continue;
    put(larger, part.keys[slot * 2] as number, part.keys[slot * 2 + 1] as number, part.values?.[slot] ?? 1);
  }
  Object.assign(part, larger);
};
