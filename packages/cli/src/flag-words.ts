/** What the options of the libraries are called on the command line. */
const flags: Readonly<Record<string, string>> = {
  apiKey: "The API key",
  baseUrl: "--base-url",
  chunkSize: "--chunk-size",
  concurrency: "--concurrency",
  creditLimit: "--credit-limit",
  live: "--live",
  operation: "--operation",
  path: "--journal",
  run: "--run",
  sink: "--parts",
};

/** The message of an error about an option, as users of the command know that option. */
export const inFlags = (message: string, argument: unknown): string => {
  const flag = flags[String(argument)];
  return flag && message.startsWith(`${argument} `) ? `${flag}${message.slice(String(argument).length)}` : message;
};
