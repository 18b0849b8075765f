/** A callback that waits for its moment. */
export interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly ring: () => void;
  isOff: boolean;
}

/** Timers by their moments, those of one moment in the order in which they were set. A heap, since a simulation has many. */
export class TimerHeap {
  #order = 0;
  readonly #heap: Timer[] = [];

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#heap[a] as Timer, this.#heap[b] as Timer];
    return left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Timer, this.#heap[a] as Timer];
  }

  /** Sets one; the returned function calls it off. */
  set(atMs: number, ring: () => void): () => void {
    const timer: Timer = { atMs, order: this.#order++, ring, isOff: false };
    let index = this.#heap.push(timer) - 1;
    for (let parent = (index - 1) >> 1; index > 0 && this.#isBefore(index, parent); parent = (index - 1) >> 1) {
      this.#swap(index, parent);
      index = parent;
    }
    return () => {
      timer.isOff = true;
    };
  }

  #pop(): Timer | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!first || !last || first === last) return first;
    this.#heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      if (left >= this.#heap.length) return first;
      const child = left + 1 < this.#heap.length && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(child, index)) return first;
      this.#swap(index, child);
      index = child;
    }
  }

  /** The first that is not called off. It stays. */
  get first(): Timer | undefined {
    while (this.#heap[0]?.isOff) this.#pop();
    return this.#heap[0];
  }

  /** Takes out the first of that moment, if there is one. */
  take(atMs: number): Timer | undefined {
    return this.first?.atMs === atMs ? this.#pop() : undefined;
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#heap.filter(({ isOff }) => !isOff).length;
  }
}
