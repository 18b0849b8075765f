import codes from "@site/.generated/codes.json";

/** Where a path below `/errors/` that has no page was meant to lead: a page, or the index with the words filled in. */
export const lostError = (pathname: string): string | undefined => {
  const [, text = ""] = /\/errors\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (text === "") return undefined;
  const slug = text
    .replace(/\.html$/, "")
    .toLowerCase()
    .replaceAll("_", "-");
  const isKnown = codes.some((code) => code.toLowerCase().replaceAll("_", "-") === slug);
  return isKnown ? `/errors/${slug}` : `/errors?code=${encodeURIComponent(decodeURIComponent(text))}`;
};
