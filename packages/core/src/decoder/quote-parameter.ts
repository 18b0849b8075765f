import { type Endpoint, endpoints } from "../contract/endpoints.ts";

/** Names that the API gives to parameters: they count without quotation marks, too. */
const known = [
  ...new Set(
    (Object.values(endpoints) as Endpoint[]).flatMap(({ path, query = {}, body = {} }) => [
      ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name),
      ...Object.keys({ ...query, ...body }),
    ]),
  ),
].join("|");

const mark = "[\"'`‘’“”]";
const name = String.raw`([A-Za-z_][\w.-]{0,40}(?:\[\w{0,20}\])?)`;
const kind = "(?:parameters?|params?|fields?|argument|property|option|attribute)";
const fault = "(?:is|are|was|must|should|has to|cannot|can't|may not|needs to|does not|contains|exceeds)";

/** What a message says of a parameter, the surest first. */
const patterns: readonly RegExp[] = [
  new RegExp(String.raw`\bargument["']?\s{0,2}[:=]\s{0,2}["']${name}["']`),
  new RegExp(String.raw`\bparam["']?\s{0,2}[:=]\s{0,2}["']${name}["']`),
  new RegExp(String.raw`\b${kind}[ :=]{1,3}${mark}${name}${mark}`, "i"),
  new RegExp(`${mark}${name}${mark}\\s(?:${kind}\\s)?${fault}\\b`, "i"),
  new RegExp(`\\b(?:value|format) (?:for|of) (?:the )?(?:${kind} )?${mark}?${name}${mark}?`, "i"),
  new RegExp(
    `\\b(?:missing|required|invalid|unknown|unexpected|malformed|bad)\\s(?:required\\s)?(?:query\\s|path\\s|body\\s|request\\s)?${kind}[ :=]{1,3}${mark}?${name}`,
    "i",
  ),
  new RegExp(`\\b(?:missing|invalid|malformed)\\s{1,2}${mark}${name}${mark}`, "i"),
  new RegExp(`\\b(${known})\\s(?:${kind}\\s)?${fault}\\b`),
  new RegExp(`\\b(?:missing|invalid|malformed) (${known})\\b`, "i"),
  new RegExp(`\\bformat (?:for|of) (${known})\\b`, "i"),
  /\b([a-z\d]{1,20}(?:_[a-z\d]{1,20}){1,3})\s(?:is|must|should|has to|cannot)\b/,
];

/** An option at the beginning of a message of the client's own. */
const atStart = new RegExp(
  String.raw`(?:^|\bConfigurationError: |\bmessage["']?: ["']?)${name} (?:must|is|contains|has|does|needs)\b`,
  "m",
);

/** Words that stand where a name may stand. */
const noName =
  /^(?:the|an?|is|are|it|this|that|value|values|parameters?|fields?|request|and|or|in|of|for|not|error|code)$/i;

/**
 * The parameter, option or argument that a message complains of.
 *
 * @param text Masked, since a name is passed on.
 * @example
 * quoteParameter("Parameter 'domain' is required", false); // domain
 */
export const quoteParameter = (text: string, isOption: boolean): string | undefined => {
  for (const pattern of isOption ? [patterns[0] as RegExp, atStart, ...patterns] : patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined && !noName.test(found)) return found.replace(/[.-]+$/, "");
  }
  return undefined;
};
