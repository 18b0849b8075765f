import { must } from "@techlookup-tools/programs";

const marker = "RESULT ";

/** Runs a program of this folder with Node, and returns what it reports. Clients may print what they like. */
export const runChild = async <T>(file: string, input: unknown, flags: readonly string[] = []): Promise<T> => {
  const command = [process.execPath, ...flags, `${import.meta.dirname}/${file}`, JSON.stringify(input)] as const;
  const output = await must([process.execPath, ...command.slice(1)], { timeoutMs: 1_200_000 });
  const line = output.split("\n").find((one) => one.startsWith(marker));
  if (!line) throw new Error(`${file} reported nothing: ${output.slice(-300)}`);
  return JSON.parse(line.slice(marker.length)) as T;
};

/** What the parent asks for. */
export const readInput = <T>(): T => JSON.parse(process.argv[2] ?? "") as T;

/** Reports to the parent, and ends: some clients leave timers behind that would keep the process alive. */
export const report = (result: object): void => {
  process.stdout.write(`${marker}${JSON.stringify(result)}\n`, () => process.exit(0));
};
