import type { KnownCode } from "@techlookup/core";
import type { ErrorPage } from "./error-page.ts";
import { situationOf } from "./situations.ts";
import { sourceText } from "./source-text.ts";

/** What differs between runtimes: the package, the options that a client needs, and a remark beside them. */
const runtimes: Readonly<Record<string, readonly [module: string, options: object, remark: string]>> = {
  Node: ["@techlookup/node", {}, " // reads TECHLOOKUP_API_KEY"],
  Browser: ["@techlookup/browser", { gateway: "/api/techlookup" }, ""],
  Deno: ["@techlookup/deno", {}, " // --allow-net --allow-env=TECHLOOKUP_API_KEY"],
};

/** Stands for a provider of yours that has none to give. */
const token = 'const token = () => Promise.reject(new Error("the session is over"));\n';

/** Stands for one that is full. */
const fullWindow = `const window = {
  admit: () => ({ starts: [], waitMs: 42_000, askMs: 42_000, gateMs: 0, cold: false }),
};
`;

/**
 * How a program meets and handles a code, by runtime. `tests/site` compiles these programs, and runs those for Node and Deno
 * in the situation that leads to the code.
 */
export const handling = (code: KnownCode, className: string): ErrorPage["handling"] => {
  const { options = {}, call = {}, domain = "github.com", withToken, isFull, isDown } = situationOf(code);
  const isApi = className === "ApiError";
  const guard = isApi ? "isApiError" : "isTechLookupError";
  const test = isApi ? `isApiError(error, "${code}")` : `isTechLookupError(error) && error.code === "${code}"`;
  const parameters = [JSON.stringify(domain), sourceText(call)].filter((text) => text !== "").join(", ");
  const program = ([module, own, remark]: (typeof runtimes)[string]): string => {
    const made = sourceText({ ...own, ...options });
    const given = isFull ? "{ pacing: { window } }" : withToken ? made.replace(" }", ", token }") : made;
    return `import { ${guard}, TechLookup } from "${module}";

${withToken ? token : isFull ? fullWindow : ""}const client = new TechLookup(${given});${remark}
${isDown ? `// Finds the server down.\nawait client.safe.domains.get(${JSON.stringify(domain)});\n` : ""}
try {
  const profile = await client.domains.get(${parameters});
  console.log(profile.active_technologies);
} catch (error) {
  if (${test}) {
    console.error(error.message, error.docsUrl);
  } else throw error;
}
`;
  };
  const shown = Object.entries(runtimes).filter(([runtime]) =>
    runtime === "Browser" ? !isFull && !isDown : !withToken,
  );
  return Object.fromEntries(shown.map(([runtime, row]) => [runtime, program(row)]));
};
