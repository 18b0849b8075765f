import type { CallOptions, KnownCode } from "@techlookup/core";
import { situationOf } from "./situations.ts";

/** Plain data as a program writes it; a signal that has ended, as one is made. */
const literal = (value: unknown): string => {
  if (value instanceof AbortSignal) return `AbortSignal.abort(new Error("${(value.reason as Error).message}"))`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`);
  return `{ ${fields.join(", ")} }`;
};

const merged = (...parts: readonly (object | undefined)[]): string => {
  const options = Object.assign({}, ...parts);
  return Object.keys(options).length === 0 ? "" : literal(options);
};

const program = (code: KnownCode, className: string, runtime: string, made: string, note = ""): string => {
  const { call, domain = "github.com" } = situationOf(code);
  const isApi = className === "ApiError";
  const guard = isApi ? "isApiError" : "isTechLookupError";
  const test = isApi ? `isApiError(error, "${code}")` : `isTechLookupError(error) && error.code === "${code}"`;
  const options: CallOptions | undefined = call;
  return `import { ${guard}, TechLookup } from "@techlookup/${runtime}";

const client = new TechLookup(${made});${note}

try {
  const profile = await client.domains.get("${domain}"${options ? `, ${literal(options)}` : ""});
  console.log(profile.active_technologies);
} catch (error) {
  if (${test}) {
    console.error(error.message, error.docsUrl);
  } else throw error;
}
`;
};

const page = { gateway: "/api/techlookup" };

/**
 * How a program meets a code and handles it, on each runtime. They are type-checked and run: each must meet its code, where the
 * sandbox does what leads to it.
 */
export const handling = (code: KnownCode, className: string): Readonly<Record<string, string>> => {
  // Only a page's client has tokens.
  if (code === "TOKEN_UNAVAILABLE") {
    const token = `{ gateway: "${page.gateway}", token: () => Promise.reject(new Error("the session is over")) }`;
    return { Browser: program(code, className, "browser", token) };
  }
  const { options } = situationOf(code);
  const own = merged(options);
  return {
    Node: program(code, className, "node", own, " // reads TECHLOOKUP_API_KEY"),
    Browser: program(code, className, "browser", merged(page, options)),
    Deno: program(code, className, "deno", own, " // --allow-net --allow-env=TECHLOOKUP_API_KEY"),
  };
};
