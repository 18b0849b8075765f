import { type ExplainedAnswer, explain, type Schedule } from "@techlookup/core";

/** The answers whose schedules the guides draw, by the name that they ask for. */
const answers = {
  lost: { status: 0 },
  "lost-live-detection": { status: 0, safe: false },
  "server-error": { status: 500 },
  "rate-limit": { status: 429, retryAfter: "30" },
  "rate-limit-without-time": { status: 429 },
  "rate-limit-of-an-hour": { status: 429, retryAfter: "3600" },
} as const satisfies Readonly<Record<string, ExplainedAnswer>>;

/** By the real decision, with the default options. */
export const schedules = (): Readonly<Record<string, Pick<Schedule, "waits" | "stopped">>> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const { waits, stopped } = explain({}, answer, () => {});
      return [name, { waits, stopped }];
    }),
  );
