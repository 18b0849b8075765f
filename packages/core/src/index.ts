export * from "./errors/codes.ts";
