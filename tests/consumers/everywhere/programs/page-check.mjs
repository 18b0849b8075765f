// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import * as techlookup from "@techlookup/browser";
import { check } from "./check.mjs";

/** In a page or a worker, through the gateway of the site's own server. */
export const checkPage = async () => {
  const script = (faults) => fetch("/script", { method: "POST", body: JSON.stringify(faults) });
  const token = async () => "short-lived";
  const makeClient = (options) => new techlookup.TechLookup({ gateway: "/api", token, ...options });
  const problems = await check(techlookup, makeClient, script);
  try {
    makeClient({ gateway: `/api?key=tapi_live_${"x".repeat(32)}` });
    problems.push("a secret key is refused");
  } catch (error) {
    if (error.code !== "CONFIGURATION_ERROR") problems.push(`a secret key is refused by ${error}`);
  }
  return problems.length === 0 ? "ok" : problems.join("\n");
};
