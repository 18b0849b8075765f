import type { ExitCode } from "../exit-codes.ts";

/** What was found of one thing. */
export type Check = { readonly name: string; readonly finding: string } & (
  | { readonly verdict: "ok" }
  | { readonly verdict: "warning"; readonly fix: string }
  | { readonly verdict: "wrong"; readonly fix: string; readonly exitCode: ExitCode }
);

/** Something that is as it should be. */
export const ok = (name: string, finding: string): Check => ({ name, verdict: "ok", finding });

/** Something that works, and may not for long, or not well. */
export const warning = (name: string, finding: string, fix: string): Check => ({
  name,
  verdict: "warning",
  finding,
  fix,
});

/** Something that does not work, and how the command ends because of it. */
export const wrong = (name: string, finding: string, fix: string, exitCode: ExitCode): Check => ({
  ...{ name, verdict: "wrong", finding, fix, exitCode },
});
