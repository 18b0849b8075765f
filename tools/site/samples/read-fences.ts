import type { Sample } from "./sample.ts";

const fence = /^(\s*)```(ts|js)(?: ([^\n]*))?\n(.*?)^\1```$/gms;

/** What a fence says of its program: `throws=CODE`, `fault='{ … }'`, `norun="reason"`, `title="name.mjs"`. */
const optionOf = (meta: string, name: string): string | undefined => {
  const [, double, single, bare] = new RegExp(`(?:^| )${name}=(?:"([^"]*)"|'([^']*)'|(\\S+))`).exec(meta) ?? [];
  return double ?? single ?? bare;
};

const endings = { ts: "ts", js: "mjs" } as const;

/** The programs of a Markdown text. All of them are run, but those that say why not. */
export const readFences = (markdown: string, page: string): Sample[] =>
  Array.from(markdown.matchAll(fence), ([, indent = "", language, meta = "", code = ""], index) => {
    const title = optionOf(meta, "title");
    const ending = title?.endsWith(".cjs") ? "cjs" : endings[language as keyof typeof endings];
    const fault = optionOf(meta, "fault");
    const [throws, norun] = [optionOf(meta, "throws"), optionOf(meta, "norun")];
    return {
      name: `${page}.${index + 1}.${ending}`,
      text: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      ...(fault && { faults: [JSON.parse(fault)].flat() }),
      ...(throws && { throws }),
      ...(norun && { norun }),
    };
  });
