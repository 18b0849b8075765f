/** The options of the command. */
export interface LookupFlags {
  readonly live?: boolean;
  readonly creditLimit?: number;
  readonly company?: boolean;
  readonly long?: boolean;
}
