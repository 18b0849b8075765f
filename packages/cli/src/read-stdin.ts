import { UsageError } from "./usage-error.ts";

/** The most that is read, in characters: more was piped in by mistake. */
const maxLength = 2 ** 24;

/**
 * What is piped in, as text. What is beyond 16 million characters is left out.
 *
 * @param wanted What is read, for the message.
 * @throws UsageError when nothing is piped in, and a person would wait for it to read.
 */
export const readStdin = async (wanted: string): Promise<string> => {
  if (process.stdin.isTTY)
    throw new UsageError(`There is no ${wanted.replace(/^an? /, "")}. Name one, or pipe one in.`);
  let text = "";
  for await (const part of process.stdin.setEncoding("utf8")) {
    text += part;
    if (text.length > maxLength) return text.slice(0, maxLength);
  }
  return text;
};
