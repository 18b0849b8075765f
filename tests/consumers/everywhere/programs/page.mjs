// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import { checkPage } from "./page-check.mjs";

globalThis.outcome = await checkPage().catch(String);
