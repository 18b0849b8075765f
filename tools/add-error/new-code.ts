import type { RetryClass, Side } from "../../packages/core/src/index.ts";

/** What is asked of whoever adds a code, before any text is written. */
export interface NewCode {
  readonly code: string;
  readonly status?: number;
  readonly side: Side;
  readonly retry: RetryClass;
  /** One short sentence: it ends every message of such an error. */
  readonly hint: string;
}

const sides: Readonly<Record<Side, true>> = { caller: true, account: true, server: true, network: true };
const classes: Readonly<Record<RetryClass, true>> = { throttle: true, transient: true, never: true };

const oneOf = <Name extends string>(option: string, names: Readonly<Record<Name, true>>, value: string): Name => {
  if (Object.hasOwn(names, value)) return value as Name;
  throw new Error(`--${option} is '${value}', and must be one of ${Object.keys(names).join(", ")}.`);
};

const statusOf = (text: string): number => {
  const status = Number(text);
  if (Number.isInteger(status) && status >= 400 && status <= 599) return status;
  throw new Error(
    `--status is '${text}', and must be between 400 and 599. Leave it out for a code of the client's own.`,
  );
};

/**
 * Reads what was asked for.
 *
 * @throws Error that says which value is wrong, and what it must be.
 */
export const readNewCode = (code: string, options: Readonly<Record<string, string | undefined>>): NewCode => {
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)) {
    throw new Error(`The code is '${code}', and must be in capitals with underscores, such as LOST_CONTRACT.`);
  }
  const { status, side = "", retry = "never", hint = "" } = options;
  if (!/^[A-Z].{4,80}\.$/.test(hint)) {
    throw new Error(
      `--hint is '${hint}', and must be a sentence of 6 to 82 letters, from a capital to a full stop, that says what to do.`,
    );
  }
  const known = { code, side: oneOf("side", sides, side), retry: oneOf("retry", classes, retry), hint };
  return status === undefined ? known : { ...known, status: statusOf(status) };
};
