import type { ErrorPage } from "../../../generate/error-page.ts";

/** How a program handles a code, on each runtime. The samples are type-checked by a test. */
export const handling = ({
  code,
  sample,
}: Pick<ErrorPage, "code"> & { readonly sample: Pick<ErrorPage["sample"], "className"> }): Readonly<
  Record<string, string>
> => {
  const isApi = sample.className === "ApiError";
  const guard = isApi ? "isApiError" : "isTechLookupError";
  const test = isApi ? `isApiError(error, "${code}")` : `isTechLookupError(error) && error.code === "${code}"`;
  const body = (made: string): string => `${made}

try {
  const profile = await client.domains.get("example.com");
  console.log(profile.active_technologies);
} catch (error) {
  if (${test}) {
    console.error(error.message, error.docsUrl);
  } else throw error;
}
`;
  return {
    Node: `import { ${guard}, TechLookup } from "@techlookup/node";

${body("const client = new TechLookup(); // reads TECHLOOKUP_API_KEY")}`,
    Browser: `import { ${guard}, TechLookup } from "@techlookup/browser";

${body('const client = new TechLookup({ gateway: "/api/techlookup" });')}`,
    Deno: `import { ${guard}, TechLookup } from "@techlookup/deno";

${body("const client = new TechLookup(); // --allow-net --allow-env=TECHLOOKUP_API_KEY")}`,
  };
};
