/** What the sandbox has stored. */
const stored = "github gitlab shopify etsy npmjs deno nodejs wikipedia mozilla archive python stackoverflow".split(" ");
const endings: Readonly<Record<string, string>> = {
  wikipedia: "org",
  mozilla: "org",
  nodejs: "org",
  archive: "org",
  python: "org",
};
/** What it has not, and finds live. */
const unknown = ["first", "second", "third"].map((name) => `https://www.${name}.example/`);

/** The website of each row: 12 credits for those that are stored, 3 to 18 more for the others. */
export const websites: readonly string[] = [...stored.map((name) => `${name}.${endings[name] ?? "com"}`), ...unknown];

/** A list as a spreadsheet saves it. */
export const list: string = `\ufeffid;website\r\n${websites.map((website, at) => `${at + 1};${website}\r\n`).join("")}`;

/** The status of each row of an output. */
export const statusesOf = (output: string): string[] =>
  output
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((row) => row.split(";")[2] ?? "");
