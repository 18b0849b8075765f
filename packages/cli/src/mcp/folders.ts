import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/** The folders that files may be in, links resolved. The first is where relative paths begin. */
export type PlacesOf = readonly string[];

/**
 * The folders of `--folder`, links resolved.
 *
 * @throws UsageError for one that is not there, or is no folder.
 */
export const openFolders = (paths: readonly string[]): Promise<PlacesOf> =>
  Promise.all(
    paths.map(async (path) => {
      const real = await realpath(path).catch(() => undefined);
      if (real !== undefined && (await stat(real)).isDirectory()) return real;
      throw new UsageError(`--folder "${path}" is no folder. Name one that is there.`);
    }),
  );

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith("../") && !way.startsWith("..\\") && !isAbsolute(way);
};

const outside = (path: string, folders: PlacesOf): UsageError =>
  new UsageError(
    `"${path}" is outside the folders that this server may use. Nothing was read or sent. Name a file in ${folders.map((folder) => `"${folder}"`).join(" or ")}.`,
  );

const from = (path: string, [first = "."]: PlacesOf): string => {
  // A line end in a name would fool whoever reads a list of files, and a terminal does what other controls say.
  if (!/\p{Cc}/u.test(path)) return resolve(first, path);
  throw new UsageError(
    `${JSON.stringify(path)} holds a control character. Nothing was read or sent. Correct the path.`,
  );
};

/**
 * A file that is read, links resolved.
 *
 * @throws UsageError when it is not in one of the folders, or is no file.
 */
export const insideForReading = async (path: string, folders: PlacesOf): Promise<string> => {
  const whole = from(path, folders);
  // Whether there is something outside is nobody's affair.
  if (!(await isPlaceWithin(dirname(whole), folders))) throw outside(path, folders);
  const real = await realpath(whole).catch(() => undefined);
  if (real === undefined) throw new UsageError(`"${path}" is not there. Check the path.`);
  if (!folders.some((folder) => isWithin(folder, real))) throw outside(path, folders);
  if (!(await stat(real)).isFile()) throw new UsageError(`"${path}" is not a file. Name one.`);
  return real;
};

/**
 * A file that is written, which may not be there: its folder with links resolved, and its name.
 *
 * @throws UsageError when it is not in one of the folders, or is a link or no file.
 */
export const insideForWriting = async (path: string, folders: PlacesOf): Promise<string> => {
  const whole = from(path, folders);
  const folder = await isPlaceWithin(dirname(whole), folders);
  if (!folder) throw outside(path, folders);
  const target = join(folder, basename(whole));
  const found = await lstat(target).catch(({ code }: NodeJS.ErrnoException) => {
    if (code === "ENOENT") return undefined;
    throw new UsageError(`"${path}" cannot be written (${code}). Nothing was sent. Name another file.`);
  });
  if (found?.isSymbolicLink())
    throw new UsageError(`"${path}" is a link, and is not written through. Nothing was sent. Name a file.`);
  if (found && !found.isFile()) throw new UsageError(`"${path}" is not a file. Nothing was sent. Name one.`);
  return target;
};

/** A folder, links resolved, where it is there and within one of the folders. */
const isPlaceWithin = async (path: string, folders: PlacesOf): Promise<string | undefined> => {
  const real = await realpath(path).catch(() => undefined);
  return real !== undefined && folders.some((folder) => isWithin(folder, real)) ? real : undefined;
};
