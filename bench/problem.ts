/** What was thrown, as one line for a row: of a program's output the line that names the error. */
export const problemOf = (thrown: unknown): string => {
  const { message = String(thrown), cause } = thrown as Error;
  const lines = [message, (cause as Error | undefined)?.message].filter(Boolean).join(": ").split("\n");
  const line = lines.find((one) => /^\w*Error\b/.test(one)) ?? lines[0] ?? "";
  return line.replaceAll(`${process.cwd()}/`, "").slice(0, 160);
};
