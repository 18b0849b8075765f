import { type Endpoint, type EndpointName, endpoints } from "@techlookup/core/contract";

export { type Endpoint, type EndpointName, endpoints };

/** All names, in the table's order. */
export const endpointNames = Object.keys(endpoints) as readonly EndpointName[];

/** The endpoint that a path belongs to, with the path's values as they came: encoded. */
export interface FoundEndpoint {
  readonly name: EndpointName;
  readonly rule: Endpoint;
  readonly values: Readonly<Record<string, string>>;
}

const isPlaceholder = (segment: string): boolean => segment.startsWith("{");

const patterns = endpointNames.map((name) => ({ name, segments: endpoints[name].path.split("/") }));

/**
 * Finds the endpoint of a path. Literal segments must be the same, to the letter and unencoded; a placeholder takes one
 * segment that is not empty. The first that fits counts.
 */
export const findEndpoint = (path: string): FoundEndpoint | undefined => {
  const given = path.split("/");
  for (const { name, segments } of patterns) {
    const fits =
      segments.length === given.length &&
      segments.every((segment, index) => (isPlaceholder(segment) ? given[index] !== "" : segment === given[index]));
    if (!fits) continue;
    const values: Record<string, string> = {};
    for (const [index, segment] of segments.entries()) {
      if (isPlaceholder(segment)) values[segment.slice(1, -1)] = given[index] ?? "";
    }
    return { name, rule: endpoints[name], values };
  }
  return undefined;
};
