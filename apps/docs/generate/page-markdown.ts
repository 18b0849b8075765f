import type { ErrorPage } from "./error-page.ts";
import { responseText } from "./response-text.ts";
import { sourceOf } from "./wording.ts";

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const handlingOf = ({ handling }: ErrorPage): string[] =>
  Object.entries(handling).map(([place, fixes]) =>
    [`### ${place}`, ...fixes.map(({ language, text }) => fence(language, text))].join("\n\n"),
  );

const sentOf = ({ sample: { sent } }: ErrorPage): string[] =>
  sent ? ["### What the server sent", fence("", responseText(sent)), sourceOf(sent)] : [];

const vendorOf = ({ vendor }: ErrorPage): string[] =>
  vendor
    ? [
        "## Check with the vendor",
        vendor.check,
        vendor.pages.map(({ label, url }) => `- [${label}](${url})`).join("\n"),
        `What to send to the vendor's support: ${vendor.send}`,
      ]
    : [];

/** The page as Markdown, in the order of the page: for copying, and for readers that are programs. */
export const pageMarkdown = (page: ErrorPage): string => {
  const { code, title, status, known, remedy, atAGlance, meaning, retried, fix, causes, related, docsUrl } = page;
  const { retry, wait, cost } = atAGlance;
  return `${[
    `# ${code}: ${title}`,
    remedy,
    `- Retry? ${retry}\n- Wait? ${wait}\n- What it may cost: ${cost}`,
    "## Fix",
    ...handlingOf(page),
    "## What it means",
    meaning,
    fix,
    `- Status: ${status ?? "none of its own"}\n- Known: ${known === "ours" ? "this client's own code" : known}\n- Page: ${docsUrl}`,
    "## Causes",
    ...causes.map(
      ({ cause, sign, fix: remedyOfCause }) =>
        `### ${cause}\n\nHow to recognize it: ${sign}\n\nWhat to do: ${remedyOfCause}`,
    ),
    ...vendorOf(page),
    "## Exact messages",
    fence("", page.sample.shown),
    ...sentOf(page),
    "## Retries",
    retried,
    `Related: ${related.join(", ")}`,
  ].join("\n\n")}\n`;
};
