import { openapi, type Schema } from "@techlookup/sandbox/openapi";

/** A field of an answer: its place, what it holds, and what is said of it. */
export interface HttpField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

const resolve = (schema: Schema): Schema => {
  const { $ref } = schema as { $ref?: string };
  return $ref ? (openapi.components.schemas[$ref.slice("#/components/schemas/".length)] ?? {}) : schema;
};

/** The alternatives of a schema, without the null that an observed field may always be. */
const alternatives = (schema: Schema): readonly Schema[] => {
  const { anyOf } = schema as { anyOf?: readonly Schema[] };
  return (anyOf ?? [schema]).map(resolve).flatMap((one) => ("anyOf" in one ? alternatives(one) : [one]));
};

const typeOf = (schema: Schema): string => {
  const { type, format, items } = schema as { type?: string; format?: string; items?: Schema };
  if (items) return `list of ${alternatives(items).map(typeOf).join(" or ")}`;
  return format ?? type ?? "unknown";
};

/** Every named field of an object, those of objects within it and of objects in lists included. */
export const fieldsOf = (schema: Schema, place = ""): readonly HttpField[] =>
  alternatives(schema).flatMap((one): readonly HttpField[] => {
    const { properties = {}, items } = one as { properties?: Readonly<Record<string, Schema>>; items?: Schema };
    if (items) return fieldsOf(items, `${place}[]`);
    return Object.entries(properties).flatMap(([key, field]) => {
      const name = place === "" ? key : `${place}.${key}`;
      const kinds = alternatives(field).filter((kind) => kind.type !== "null");
      const type = [...new Set(kinds.map(typeOf))].join(" or ");
      // What the field says of itself comes before what its type says.
      const description = String([field, ...kinds].find((one) => one.description)?.description ?? "");
      return [{ name, type, description }, ...kinds.flatMap((kind) => fieldsOf(kind, name))];
    });
  });
