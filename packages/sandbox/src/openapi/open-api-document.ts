/** A JSON Schema (2020-12, as OpenAPI 3.1 has it). */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * How well a fact is known. `documented`: the vendor says so. `observed`: seen in other people's client code only.
 * `unknown`: nobody says.
 */
export type KnownFact = "documented" | "observed" | "unknown";

/** Points to a part that is written once, under `components`. */
export interface Reference {
  readonly $ref: string;
}

/** A parameter of a path or of a query. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly "x-known": KnownFact;
}

/** A header of an answer. */
export interface Header {
  readonly description: string;
  readonly schema: Schema;
  readonly "x-known": KnownFact;
}

type JsonContent = Readonly<Record<"application/json", { readonly schema: Schema }>>;

/** An answer. */
export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: JsonContent;
  readonly "x-known": KnownFact;
  /** The code that the body of an error names. */
  readonly "x-code"?: string;
}

/** A path with a method. */
export interface Operation {
  /** The name of the client's method that calls it, such as `domains.get`. */
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: JsonContent; readonly "x-known": KnownFact };
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
  /** How well the path and its method are known. */
  readonly "x-known": KnownFact;
  /** What a call that succeeds costs. */
  readonly "x-credits": number;
  /** How well that price is known. */
  readonly "x-credits-known": KnownFact;
}

/** All that is said of a path. One of which nothing but the path is known has no operation. */
export interface PathItem {
  readonly get?: Operation;
  readonly post?: Operation;
  readonly description?: string;
  readonly "x-known"?: KnownFact;
}

/** An OpenAPI 3.1 document, as far as this project uses the format. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: Readonly<Record<"title" | "version" | "summary" | "description", string>>;
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly headers: Readonly<Record<string, Header>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}
