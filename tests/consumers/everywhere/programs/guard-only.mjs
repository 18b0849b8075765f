// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import { isApiError } from "@techlookup/browser";

globalThis.isUnknown = (error) => isApiError(error, "NOT_FOUND");
