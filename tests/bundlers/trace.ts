import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeFileTrace } from "@vercel/nft";

/** Copies a program, and the files that a tracer finds it to need, into an empty folder. */
export const copyTraced = async (folder: string, program: string, out: string): Promise<void> => {
  const { fileList } = await nodeFileTrace([join(folder, program)], { base: folder });
  for (const file of fileList) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    cpSync(join(folder, file), join(out, file));
  }
};
