import type { ErrorPage } from "./error-page.ts";

/** What only its page shows. */
const shownOnly: readonly string[] = [
  "sample",
  "schedule",
  "questions",
  "handling",
  "atAGlance",
  "vendor",
  "remedy",
] satisfies (keyof ErrorPage)[];

/** What `/errors.json` tells of a code: all that is written of it, and none of the samples. */
const publicOf = (page: ErrorPage): object =>
  Object.fromEntries(Object.entries(page).filter(([key]) => !shownOnly.includes(key)));

export const publicJson = (pages: readonly ErrorPage[], baseUrl: string): object => ({
  $schema: `${baseUrl}/errors.schema.json`,
  errors: pages.map(publicOf),
});

const text = { type: "string", minLength: 1 };
const texts = { type: "array", items: text };

/** The schema of that file (JSON Schema, 2020-12). */
export const publicSchema = (baseUrl: string): object => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: `${baseUrl}/errors.schema.json`,
  title: "Errors of the techlookup clients",
  type: "object",
  additionalProperties: false,
  required: ["$schema", "errors"],
  properties: {
    $schema: text,
    errors: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["code", "slug", "docsUrl", "status", "side", "known", "retry", "repeating", "hint", "title", "fix"],
        properties: {
          ...{ code: { type: "string", pattern: "^[A-Z_]+$" }, slug: { type: "string", pattern: "^[a-z-]+$" } },
          ...{ docsUrl: { type: "string", format: "uri" }, status: { type: ["integer", "null"] } },
          side: { enum: ["caller", "account", "server", "network"] },
          known: { enum: ["documented", "observed", "ours"] },
          retry: { enum: ["throttle", "transient", "never"] },
          repeating: { enum: ["automatically", "GET only", "not sent", "never"] },
          ...{
            hint: text,
            title: text,
            meaning: text,
            retried: text,
            fix: text,
            since: text,
            related: texts,
            faq: texts,
          },
          causes: {
            type: "array",
            items: {
              type: "object",
              additionalProperties: false,
              required: ["id", "cause", "sign", "fix"],
              properties: {
                id: { type: "string", pattern: "^[a-z\\d]+(-[a-z\\d]+)*$" },
                ...{ cause: text, sign: text, fix: text },
              },
            },
          },
        },
      },
    },
  },
});
