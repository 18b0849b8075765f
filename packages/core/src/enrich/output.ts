/** Records on their way to whoever reads them: as they are put in, or in the order of their places. */
export class Output<Item> {
  readonly #isOrdered: boolean;
  readonly #ready = new Map<number, Item | undefined>();
  #next = 0;

  /** Ordered: nothing is taken before what stands before it. */
  constructor(isOrdered: boolean) {
    this.#isOrdered = isOrdered;
  }

  /** How far the first place that is missing is behind another. */
  behind(place: number): number {
    return this.#isOrdered ? place - this.#next : this.#ready.size;
  }

  /** Whether there is one to take now. */
  get canTake(): boolean {
    return this.#isOrdered ? this.#ready.has(this.#next) : this.#ready.size > 0;
  }

  /** Puts one in; nothing: its place stays empty. */
  put(place: number, item: Item | undefined): void {
    if (item !== undefined || this.#isOrdered) this.#ready.set(place, item);
  }

  /** Takes all that can be taken now. */
  *take(): Generator<Item> {
    if (!this.#isOrdered) {
      for (const [place, item] of this.#ready) {
        this.#ready.delete(place);
        if (item !== undefined) yield item;
      }
      return;
    }
    for (; this.#ready.has(this.#next); this.#next++) {
      const item = this.#ready.get(this.#next);
      this.#ready.delete(this.#next);
      if (item !== undefined) yield item;
    }
  }
}
