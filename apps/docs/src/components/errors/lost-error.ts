import codes from "@site/.generated/codes.json";

/** A piece of an address as it was written; as it stands, where its percent signs mean nothing. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Where a path below `/errors/` that has no page was meant to lead: a page, or the finder with the words filled in, which offers the
 * nearest codes.
 */
export const lostError = (pathname: string): string | undefined => {
  const [, piece = ""] = /\/errors\/([^/]+)\/?$/.exec(pathname) ?? [];
  const text = decoded(piece).replace(/\.html$/, "");
  if (text === "") return undefined;
  const slug = text.toLowerCase().replace(/[_\s]+/g, "-");
  const isKnown = codes.some((code) => code.toLowerCase().replaceAll("_", "-") === slug);
  return isKnown ? `/errors/${slug}` : `/errors?code=${encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"))}`;
};
