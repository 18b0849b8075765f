import type { AnswerName, EndpointName } from "@techlookup/core/contract";
import type { Schema } from "./open-api-document.ts";

/** The names of what the endpoints of some groups answer with: one without a schema does not compile. */
export type AnswersOf<Group extends string> = AnswerName<Extract<EndpointName, `${Group}.${string}`>>;

/** The fields that an interface names, without those that it lets through unnamed. */
type Named<Shape> = keyof { [Key in keyof Shape as string extends Key ? never : Key]: true };

/** A schema for each field of an interface of `@techlookup/core`: one that is missing does not compile. */
export type Fields<Shape> = Readonly<Record<Named<Shape> & string, Schema>>;

export const text: Schema = { type: "string" };
export const count: Schema = { type: "integer", minimum: 0 };

/** A time in ISO 8601, UTC, with and without milliseconds. */
export const time: Schema = { type: "string", format: "date-time" };

/** A day, `YYYY-MM-DD`. */
export const day: Schema = { type: "string", format: "date" };

/** A schema that stands under `components`. */
export const schemaOf = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

export const listOf = (items: Schema): Schema => ({ type: "array", items });

/** One of these. */
export const either = (...schemas: readonly Schema[]): Schema => ({ anyOf: schemas });

/** A field and what it holds, as a sentence: the OpenAPI document and the pages of the HTTP API show it. */
export const field = (schema: Schema, description: string): Schema => ({ ...schema, description });

/** A documented object: every field is there. Fields that are not named may come later. */
export const firm = (properties: Readonly<Record<string, Schema>>, description: string): Schema => ({
  type: "object",
  description,
  required: Object.keys(properties),
  properties,
  "x-known": "documented",
});

/** An observed object: any field may be missing or null, and others may be there. */
export const open = (properties: Readonly<Record<string, Schema>>, description: string): Schema => ({
  type: "object",
  description,
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, { description: says, ...schema }]) => [
      name,
      // A schema that asks for nothing takes null as well.
      {
        ...(Object.keys(schema).length === 0 ? schema : either(schema, { type: "null" })),
        ...(says !== undefined && { description: says }),
      },
    ]),
  ),
  "x-known": "observed",
});
