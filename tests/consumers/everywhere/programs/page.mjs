// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import { checkPage } from "./page-check.mjs";

// No await at the top, which webpack 4 does not know.
checkPage()
  .catch(String)
  .then((outcome) => {
    globalThis.outcome = outcome;
  });
