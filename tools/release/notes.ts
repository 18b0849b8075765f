/** What breaks comes first, as in each changelog. */
const kinds = ["Major", "Minor", "Patch"];
const rank = (heading: string): number => kinds.findIndex((kind) => heading.includes(kind));

/** The entries of a changelog about one version, with their headings. Entries may go over several lines. */
const entriesOf = (changelog: string, version: string): { heading: string; text: string }[] => {
  const [, section = ""] = `${changelog}\n## `.split(`\n## ${version}\n`);
  const [own = ""] = section.split("\n## ");
  return own.split(/^(?=### )/m).flatMap((part) => {
    const [heading = "", ...rest] = part.split("\n");
    const texts = rest.join("\n").split(/^(?=- )/m);
    return texts.filter((text) => text.startsWith("- ")).map((text) => ({ heading, text: text.trimEnd() }));
  });
};

/**
 * What a version brings: each entry once, with the packages that have it in their changelogs.
 *
 * @param changelogs The changelogs by the packages' names.
 */
export const releaseNotes = (changelogs: Readonly<Record<string, string>>, version: string): string => {
  const all = Object.entries(changelogs).flatMap(([name, changelog]) =>
    entriesOf(changelog, version).map((entry) => ({ ...entry, name })),
  );
  const headings = [...new Set(all.map(({ heading }) => heading))].toSorted((a, b) => rank(a) - rank(b));
  const sections = headings.map((heading) => {
    const own = all.filter((entry) => entry.heading === heading);
    const texts = Object.entries(Object.groupBy(own, ({ text }) => text));
    const entries = texts.map(
      ([text, same = []]) => `${text}\n\n  ${same.map(({ name }) => `\`${name}\``).join(", ")}`,
    );
    return [heading, ...entries].join("\n\n");
  });
  return `${sections.join("\n\n")}\n`;
};
