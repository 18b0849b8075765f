import type { RetryClass, Side } from "../../packages/core/src/index.ts";
import { expectShape, type Given } from "../scaffold.ts";

/** What is asked of whoever adds a code, before any text is written. */
export type NewCode = ReturnType<typeof readNewCode>;

const sides: Readonly<Record<Side, true>> = { caller: true, account: true, server: true, network: true };
const classes: Readonly<Record<RetryClass, true>> = { throttle: true, transient: true, never: true };

const oneOf = <Name extends string>(option: string, names: Readonly<Record<Name, true>>, value: string): Name => {
  const all = Object.keys(names);
  return expectShape(option, value, new RegExp(`^(${all.join("|")})$`), `one of ${all.join(", ")}`) as Name;
};

/**
 * Reads what was asked for.
 *
 * @throws Error that says which value is wrong, and what it must be.
 */
export const readNewCode = (code: string, options: Given) => {
  const { status, side = "", retry = "never", hint = "" } = options;
  const statuses = "between 400 and 599. Leave it out for a code of the client's own";
  return {
    code: expectShape("The code", code, /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, "in capitals, such as LOST_CONTRACT"),
    status: status && expectShape("--status", status, /^[45]\d\d$/, statuses),
    side: oneOf("--side", sides, side),
    retry: oneOf("--retry", classes, retry),
    /** It ends every message of such an error. */
    hint: expectShape("--hint", hint, /^[A-Z].{4,80}\.$/, "a sentence of 6 to 82 letters that says what to do"),
  };
};
