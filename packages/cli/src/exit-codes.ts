/** How the command ends. The numbers are part of what scripts rely on: none changes its meaning. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  badInput: 2,
  someFailed: 3,
  account: 4,
  credits: 5,
  unreachable: 6,
  journal: 7,
  ambiguous: 8,
  interrupted: 130,
} as const;

/** One of them. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each says, as help and documentation show it. */
export const exitCodeTexts: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: "Done. A domain that the API does not know counts as done.",
  unexpected: "An unexpected error: a bug in this program, or in what it runs on.",
  badInput: "Wrong usage or bad input. Nothing was sent.",
  someFailed: "Done, but some domains failed or were skipped.",
  account: "The API key is missing or refused, or the plan does not include the endpoint.",
  credits: "The credits, or the credit limit of the run, are used up.",
  unreachable: "The network or the API was down, or the rate limit full, for longer than the command waits.",
  journal: "The journal is locked, damaged, belongs to another run, or cannot be written.",
  ambiguous: "Done, but some requests may have been charged and their results are unknown.",
  interrupted: "Interrupted. Run the same command again to resume.",
};
