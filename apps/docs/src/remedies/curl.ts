/** Without a client: the raw request, its key from the environment, and the status and headers of the response. */

const api = "https://api.technologychecker.io";

const key = '--header "Authorization: Bearer $TECHLOOKUP_API_KEY"';

/** Lines of one command. */
const lines = (...parts: readonly string[]): string => parts.join(" \\\n  ");

/** A GET of a path. Further arguments come first. */
export const askFor = (path: string, ...options: readonly string[]): string =>
  lines("curl --include", ...options, key, `"${api}${path}"`);

/** A live detection of a site. */
export const detectLive = (site: string): string =>
  lines(
    "curl --include --request POST",
    key,
    '--header "Content-Type: application/json"',
    `--data '${JSON.stringify({ url: site })}'`,
    `"${api}/v1/technology-lookup-live"`,
  );
