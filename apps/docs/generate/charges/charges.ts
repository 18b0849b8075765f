import { codes, defaultRetryPolicy, type KnownCode, type RepeatRule } from "@techlookup/core";
import { type FailureId, failures } from "./failures.ts";
import type { Failure, Happening } from "./happening.ts";
import { type CallKind, callKinds } from "./kinds.ts";
import { meetFailure } from "./meet-failure.ts";
import { type WorstCase, worstCase } from "./worst-case.ts";

/** What `repeat` may be, the default first. */
export const repeatRules: readonly RepeatRule[] = ["safe", "not-done", "always"];

/** A row: a failure, and what calls of each kind come to at worst. */
export interface ChargeRow extends Omit<Failure, "id" | "happenings"> {
  readonly id: FailureId;
  /** The codes that a call ends with. */
  readonly codes: readonly KnownCode[];
  /** Whether such an attempt is charged: `no` by the vendor's word, or since nothing was sent. */
  readonly charged: "no" | "unknown";
  /** By `repeat`, then by the id of the kind. */
  readonly worst: Readonly<Record<RepeatRule, Readonly<Record<string, WorstCase>>>>;
}

/** What calls cost that fail: whether they are retried, how often at most, and what that costs at worst. */
export interface Charges {
  readonly maxAttempts: number;
  readonly kinds: readonly CallKind[];
  readonly rows: readonly ChargeRow[];
}

const isKnown = (code: string): code is KnownCode => Object.hasOwn(codes, code);

/** The one that holds for all. A row whose happenings differ has to be split. */
const same = <Value>(id: string, values: readonly Value[]): Value => {
  const [first, ...others] = values;
  const differs = others.find((other) => JSON.stringify(other) !== JSON.stringify(first));
  if (first === undefined || differs !== undefined) {
    throw new Error(`Row ${id} holds for ${JSON.stringify([first, differs])}: split it in charges/failures.ts`);
  }
  return first;
};

const codeOf = async (happening: Happening, kind: CallKind): Promise<string> =>
  happening.kind === "not sent" ? happening.code : (await meetFailure(happening, kind)).code;

const rowOf = async ({ id, what, rule, happenings }: Failure & { id: FailureId }, kinds: readonly CallKind[]) => {
  const found = await Promise.all(happenings.flatMap((happening) => kinds.map((kind) => codeOf(happening, kind))));
  const byKind = (repeat: RepeatRule) => async (kind: CallKind) =>
    [kind.id, same(id, await Promise.all(happenings.map((happening) => worstCase(happening, kind, repeat))))] as const;
  const byRule = await Promise.all(
    repeatRules.map(
      async (repeat) => [repeat, Object.fromEntries(await Promise.all(kinds.map(byKind(repeat))))] as const,
    ),
  );
  const worst = Object.fromEntries(byRule) as ChargeRow["worst"];
  const isFree = Object.values(worst.safe).every(({ chargeable }) => chargeable === 0);
  const row: ChargeRow = {
    ...{ id, what, rule, worst },
    codes: [...new Set(found)].filter(isKnown),
    charged: isFree ? "no" : "unknown",
  };
  return row;
};

const make = async (): Promise<Charges> => {
  const kinds = callKinds();
  const rows = await Promise.all(failures.map((failure) => rowOf(failure, kinds)));
  return { maxAttempts: defaultRetryPolicy.maxAttempts, kinds, rows };
};

/** The one table of what failures cost, from the decision, the contract and the ledger of the client. */
export const charges: Charges = await make();

/**
 * A cell of the table, for the default `repeat` where no other is named.
 *
 * @throws Error when there is no such row or kind.
 */
export const worstOf = (id: FailureId, kindId: string, repeat: RepeatRule = "safe"): WorstCase => {
  const found = charges.rows.find((row) => row.id === id)?.worst[repeat][kindId];
  if (!found) throw new Error(`The table of charges has no cell ${id}, ${kindId}`);
  return found;
};
