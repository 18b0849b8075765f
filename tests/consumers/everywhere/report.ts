/** Takes what came of one way to use the packages: `ok`, or what does not hold. */
export type Report = (name: string, outcome: string) => void;

/** Prints each as it comes. */
export const report: Report = (name, outcome) => {
  const holds = outcome.trim() === "ok";
  console.log(`${holds ? "ok" : "FAILED"} ${name}${holds ? "" : `:\n${outcome}`}`);
  if (!holds) process.exitCode = 1;
};
