import { basename, extname } from "node:path";
import { UsageError } from "../usage-error.ts";

/**
 * The name of a run: as it was given, or else that of its file, without the ending, and with hyphens for what no name may have.
 *
 * @throws UsageError when there is none.
 */
export const runNameOf = (file: string | undefined, given: string | undefined): string => {
  if (given !== undefined) return given;
  const stem = file === undefined || file === "-" ? "" : basename(file, extname(file));
  const name = stem.replace(/[^\w.-]+/g, "-").replace(/^[^a-z\d]+|-+$/gi, "");
  if (name) return name.slice(0, 64);
  const why =
    file === undefined
      ? "No list is named"
      : file === "-"
        ? "A list from stdin has no name"
        : `"${file}" gives it no name`;
  throw new UsageError(`${why}. Say with --run what the run is called: --run november, for example.`);
};
