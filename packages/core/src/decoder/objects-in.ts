import { type Loose, type LooseObject, LooseReader } from "./loose-reader.ts";

/** How often an object is looked for in a text in an object. */
const maxNesting = 4;

/**
 * The outermost objects of a text, whole or cut, wherever they stand.
 *
 * It takes a time in proportion to the text: after an object it goes on behind it, and after something that is none it goes
 * back at most to the last quotation mark, since what seemed a text may have been the way into an object.
 */
export const objectsIn = (text: string): LooseObject[] => {
  const objects: LooseObject[] = [];
  let start = text.indexOf("{");
  while (start >= 0) {
    const reader = new LooseReader(text, start);
    const object = reader.object();
    if (object.size > 0) objects.push(object);
    const isInside = reader.isBroken && reader.lastQuote > start;
    start = text.indexOf("{", isInside ? reader.lastQuote + 1 : reader.position);
  }
  return objects;
};

/**
 * Visits objects, what is in them, and objects that are written as text in them, outermost first. `visit` says whether it
 * wants to look into this one, too.
 */
export const walkObjects = (values: readonly Loose[], visit: (object: LooseObject) => boolean, nesting = 0): void => {
  for (const value of values) {
    if (typeof value === "string") {
      if (nesting < maxNesting && value.includes("{")) walkObjects(objectsIn(value), visit, nesting + 1);
    } else if (Array.isArray(value)) {
      walkObjects(value, visit, nesting);
    } else if (value instanceof Map && visit(value)) {
      walkObjects([...value.values()], visit, nesting);
    }
  }
};
