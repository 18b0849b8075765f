import { browserNames, open, type, unless, walkThroughSite } from "./walks.ts";

const key = "tapi_live_0123456789abcdef0123456789abcdef";

/** As a job's log holds it, with what must not be shown again. */
const logLine = `2026-11-24T03:00:12Z ERROR authorization: Bearer ${key} {"name":"ApiError","code":"RATE_LIMIT","status":429,"retryAfterMs":30000,"stopped":"wait-too-long","attempts":[{"number":1,"durationMs":60,"status":429,"code":"RATE_LIMIT"}]}`;

walkThroughSite(
  {
    "a pasted log line is decoded in the page: nothing is sent, and its key is masked": async (tab, url) => {
      await open(tab, `${url}/decode`);
      await tab.waitForLoadState("networkidle");
      const sent: string[] = [];
      tab.on("request", (request) => sent.push(request.url()));
      await type(tab.getByRole("textbox", { name: "Your error" }), logLine);
      const outcome = tab.getByRole("region", { name: "What it is" });
      await outcome.getByText("RATE_LIMIT", { exact: true }).first().waitFor();
      const shown = (await outcome.textContent()) ?? "";
      if (shown.includes(key)) return "the key is shown";
      if (!shown.includes("30 s")) return "the wait that the server asked for is not told";
      if ((await outcome.locator("ol li").count()) !== 1) return "the attempt is not drawn";
      // Links that come into sight load the code of their pages; nothing of the text may go along.
      const leaks = sent.filter((address) => !address.startsWith(`${url}/assets/`) || address.includes("tapi_"));
      return unless(leaks.length === 0 && !tab.url().includes("tapi_"), `sent: ${leaks.join(", ")}`);
    },
    "each text to try is recognised": async (tab, url) => {
      await open(tab, `${url}/decode`);
      const codes = { "a console": "INTERNAL_ERROR", "a line of a log": "RATE_LIMIT", curl: "FORBIDDEN" };
      const further = { "a cut-off log": "PAYMENT_REQUIRED", "fetch alone": "NETWORK_ERROR" };
      for (const [name, code] of Object.entries({ ...codes, ...further })) {
        await tab.getByRole("button", { name, exact: true }).click();
        await tab.getByRole("link", { name: `All about ${code}` }).waitFor();
      }
      return undefined;
    },
    "text without an error is told so": async (tab, url) => {
      await open(tab, `${url}/decode`);
      await type(tab.getByRole("textbox", { name: "Your error" }), "all is well");
      await tab.getByRole("heading", { name: "No error found" }).waitFor();
      return undefined;
    },
    "a message put into the home page goes to the decoder, and not into the address": async (tab, url) => {
      await open(tab, `${url}/`);
      await type(tab.getByLabel("Came from an error?"), `403 FORBIDDEN with ${key}`);
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/decode");
      await tab.getByRole("link", { name: "All about FORBIDDEN" }).waitFor();
      return unless(!(await tab.content()).includes(key), "the key is in the page");
    },
  },
  browserNames.slice(0, 1),
);
