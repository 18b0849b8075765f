import { codes } from "@techlookup/core";

/** A program that decides for every code that this version knows, whether to try again later. */
export const exhaustive = (): string => {
  const rows = Object.entries(codes).map(([code, { retry }]) => `  ${code}: ${retry !== "never"},`);
  return `import { isTechLookupError, type KnownCode } from "@techlookup/node";

const tryTomorrow: Record<KnownCode, boolean> = {
${rows.join("\n")}
};

/** Codes to come are looked up in vain, and not tried again. */
export const isWorthTrying = (error: unknown): boolean =>
  isTechLookupError(error) && Object.hasOwn(tryTomorrow, error.code) && tryTomorrow[error.code as KnownCode];
`;
};
