import { open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { platform } from "node:process";

/** What a journal asks of an open file: what it uses of Node's `FileHandle`. */
export interface JournalFile {
  /** Reads from a position of the file. */
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  /** Appends. */
  write(buffer: Buffer, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  /** Cuts the file to this length, in bytes. */
  truncate(length: number): Promise<void>;
  /** Fulfilled once the file's bytes are on disk. */
  datasync(): Promise<void>;
  /** Fulfilled once all of it is: of a folder, the names in it. */
  sync(): Promise<void>;
  /** Tells its length, in bytes. */
  stat(): Promise<{ readonly size: number }>;
  /** Lets go of it. */
  close(): Promise<void>;
}

/** What a journal asks of a file system. */
export interface JournalFiles {
  /** Opens a file; flags are those of `fs.open`. */
  open(path: string, flags: "a+" | "wx" | "r"): Promise<JournalFile>;
  /** Reads a small file as text. */
  readFile(path: string): Promise<string>;
  /** Moves a file. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file. */
  unlink(path: string): Promise<void>;
}

/** The disk. */
export const nodeFiles: JournalFiles = { open, readFile: (path) => readFile(path, "utf8"), rename, unlink };

/** Fulfilled once the names in a file's folder are on disk: a file that was created is lost without. */
export const syncFolder = async (files: JournalFiles, path: string): Promise<void> => {
  // Windows opens no folders, and needs this no more than it can do it.
  if (platform === "win32") return;
  const folder = await files.open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** The code of what a file function has thrown, such as `ENOSPC`. */
export const codeOf = (thrown: unknown): string | undefined => (thrown as NodeJS.ErrnoException | undefined)?.code;
