import { type KnownEndpoint, type ParameterName, parameters } from "@techlookup/core/contract";
import { createSandbox } from "@techlookup/sandbox";

const exampleOf = (name: string): string => parameters[name as ParameterName].example;

/** A request that the sandbox answers, and the answer, with its lists cut to two. */
export interface HttpExample {
  readonly curl: string;
  readonly answer: string;
}

/** Always the same day, and no time passes: every build shows the same. */
const standing = { now: () => Date.UTC(2026, 10, 23, 3), sleep: async (): Promise<void> => {} };

const cutLists = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 2).map(cutLists);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutLists(inner)]));
};

/** Asks a sandbox as `curl` would ask the API. */
export const httpExample = async (server: string, endpoint: KnownEndpoint): Promise<HttpExample> => {
  const { method, path, query = {}, body: fields } = endpoint;
  const sandbox = createSandbox({ clock: standing });
  const limit = "limit" in query ? `?limit=${exampleOf("limit")}` : "";
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => exampleOf(name)) + limit;
  const sent = Object.keys(fields ?? {}).map((field) => [field, exampleOf(field)]);
  const body = fields && JSON.stringify(Object.fromEntries(sent));
  const response = await sandbox.fetch(`${server}${filled}`, {
    method,
    headers: { authorization: `Bearer ${sandbox.keys.pro}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${filled} is answered with ${response.status}: ${text}`);
  const data = body ? [`  --header "Content-Type: application/json" --data '${body}'`] : [];
  const lines = [`curl "${server}${filled}"`, '  --header "Authorization: Bearer $TECHLOOKUP_API_KEY"', ...data];
  return { curl: lines.join(" \\\n"), answer: JSON.stringify(cutLists(JSON.parse(text)), undefined, 2) };
};
