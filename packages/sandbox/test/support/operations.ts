import { type Operation, openapi } from "../../src/openapi/index.ts";

/** An operation with where it stands. */
export interface Described {
  readonly path: string;
  readonly method: "get" | "post";
  readonly operation: Operation;
}

/** Every operation of the description. */
export const operations: readonly Described[] = Object.entries(openapi.paths).flatMap(([path, item]) =>
  (["get", "post"] as const).flatMap((method) => {
    const operation = item[method];
    return operation ? [{ path, method, operation }] : [];
  }),
);
