import { foreignNote } from "./results.ts";

/** What the server says of itself to the agent. */
export const instructionsFor = (limit: number, isShared: boolean, hasFolders: boolean): string =>
  [
    "Looks up which technologies websites run, and the companies behind them, by the TechnologyChecker API. An independent community project.",
    `Paid tools cost credits of the user's account. At most ${limit} may be spent${isShared ? ", together with all servers of the same budget" : " until this server is restarted"}; each result says how many are left in spend. At the limit, paid calls are refused with CREDIT_LIMIT: do not retry them, tell the user.`,
    "Ask for what you need once: a repeated call costs again.",
    hasFolders
      ? "For more than a few domains, put them into a file, call estimate, and then enrich_file."
      : "Call estimate before you look up more than a few domains.",
    foreignNote,
  ].join("\n\n");
