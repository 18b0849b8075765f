import type { CallSpec } from "../contract/call-spec.ts";
import { isObject } from "../errors/plain-data.ts";

/** An object literal, of any realm. */
export const isPlain = (value: object): boolean => {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Whether JSON says what a value holds. An instance of a class counts by its fields. */
const isJson = (value: unknown): boolean => {
  if (typeof value === "string") return !/\p{Cs}/u.test(value);
  if (!isObject(value))
    return value === undefined || value === null || typeof value === "boolean" || Number.isFinite(value);
  if (Array.isArray(value) || isPlain(value)) return true;
  if (value instanceof String) return isJson(String(value));
  // Not its own fields: maps, promises, streams, and forms and blobs of another make.
  const behaves = ["then", "append", "arrayBuffer", "pipe", Symbol.iterator, Symbol.asyncIterator];
  return Object.keys(value).length > 0 && !ArrayBuffer.isView(value) && !behaves.some((name) => name in value);
};

/** Not every runtime has all of these. */
const isA = <Name extends "Blob" | "FormData" | "ReadableStream" | "URLSearchParams">(
  body: object,
  name: Name,
): body is InstanceType<(typeof globalThis)[Name]> =>
  typeof globalThis[name] === "function" && body instanceof globalThis[name];

const bytesOf = (body: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : new Uint8Array(body);

/** What fetch sends as it is, and the content type: "" where fetch knows it better. `undefined` for anything else. */
const asItIs = (body: object): Pick<CallSpec, "body" | "contentType"> | undefined => {
  if (isA(body, "ReadableStream")) return { body };
  // A copy, so that all attempts send the same.
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return { body: new Uint8Array(bytesOf(body)) };
  if (isA(body, "URLSearchParams")) {
    return { body: body.toString(), contentType: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (isA(body, "FormData")) return { body, contentType: "" };
  return isA(body, "Blob") ? { body, contentType: body.type || undefined } : undefined;
};

/** As it is sent; `undefined` for what cannot be. Written once, so that all attempts send the same. */
export const encodeBody = (body: unknown): Pick<CallSpec, "body" | "contentType"> | undefined => {
  const given = isObject(body) ? asItIs(body) : undefined;
  if (given) return given;
  const json = JSON.stringify(body, function (this: Readonly<Record<string, unknown>>, key, value: unknown) {
    // JSON has null for a date that is none, and for a hole in a list.
    const isLost = value === null ? this[key] !== null : value === undefined && Array.isArray(this);
    if (isLost || !isJson(key) || !isJson(value)) throw value;
    return value;
  });
  return json === undefined ? undefined : { body: json };
};
