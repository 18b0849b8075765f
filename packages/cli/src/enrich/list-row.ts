/** A row of a list. */
export interface ListRow {
  /** The cell that has the domain. */
  readonly name: string;
  /** Its line, counted from 1. */
  readonly line: number;
  /** Its cells, in the order of the columns. */
  readonly cells: readonly string[];
  /** Of a list of JSON objects: the object. */
  readonly fields?: Readonly<Record<string, unknown>>;
}
