import type { KnownCode } from "@techlookup/core";
import { remedies } from "../src/remedies/index.ts";
import type { Place, Remedy, Runtime, Snippet } from "../src/remedies/remedy.ts";

/** A program or some lines for a shell, as a tab shows them. */
interface Fix {
  readonly language: "ts" | "sh";
  readonly text: string;
  /** What has to come of a program. Not for the page. */
  readonly expected?: Snippet["expected"];
}

/** The fix in code, by the tab that it stands in. */
export type Handling = Readonly<Partial<Record<Place, readonly Fix[]>>>;

const inBraces = (fields: string): string => (fields === "" ? "" : `{ ${fields} }`);

/** What a program of each runtime imports, and how it makes a client. */
const runtimes: Readonly<Record<Exclude<Place, "curl">, Runtime>> = {
  Node: { module: "@techlookup/node", create: (options = "") => `new TechLookup(${inBraces(options)})` },
  Deno: { module: "@techlookup/deno", create: (options = "") => `new TechLookup(${inBraces(options)})` },
  Browser: {
    module: "@techlookup/browser",
    create: (options = "") => {
      const gateway = 'gateway: "/api/techlookup"';
      return `new TechLookup(${inBraces(options === "" ? gateway : `${gateway}, ${options}`)})`;
    },
  },
};

const fixOf = ({ code, expected }: Snippet, place: Place): Fix => {
  const isProgram = typeof code === "function" || code.startsWith("import ");
  const text = typeof code === "string" ? code : code(runtimes[place as keyof typeof runtimes]);
  return { language: isProgram ? "ts" : "sh", text, ...(expected && { expected }) };
};

const places: readonly Place[] = ["Node", "Deno", "Browser", "curl"];

/** The fix of a code, by tab. `tests/site` compiles the programs, and runs them in the situation that leads to the code. */
export const handling = (code: KnownCode): Handling => {
  const { snippets }: Remedy = remedies[code];
  return Object.fromEntries(
    places.flatMap((place) => {
      const fixes = snippets.filter(({ on }) => on.includes(place)).map((snippet) => fixOf(snippet, place));
      return fixes.length > 0 ? [[place, fixes]] : [];
    }),
  );
};
