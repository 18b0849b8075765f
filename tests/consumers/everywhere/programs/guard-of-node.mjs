// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import { isApiError } from "@techlookup/node";

/** An application that sends nothing, and only looks at errors that come from elsewhere. */
console.log(isApiError(new Error("x"), "NOT_FOUND") ? "any error is taken for a 404" : "ok");
