/** An entry of a changelog: under which heading it stands, and its text. */
interface Entry {
  readonly heading: string;
  readonly text: string;
}

/** What breaks comes first, as in each changelog. */
const kinds = ["Major", "Minor", "Patch"];
const rank = (heading: string): number => kinds.findIndex((kind) => heading.includes(kind));

/** What a changelog says of one version. Entries may go over several lines. */
const entriesOf = (changelog: string, version: string): Entry[] => {
  const [, section = ""] = `${changelog}\n## `.split(`\n## ${version}\n`);
  const entries: { heading: string; text: string }[] = [];
  let heading = "";
  for (const line of (section.split("\n## ")[0] ?? "").split("\n")) {
    if (line.startsWith("### ")) heading = line;
    else if (line.startsWith("- ")) entries.push({ heading, text: line });
    else {
      const last = entries.at(-1);
      if (last) last.text += `\n${line}`;
    }
  }
  return entries.map(({ heading: under, text }) => ({ heading: under, text: text.trimEnd() }));
};

/**
 * What a version brings, of all packages: each entry once, with the packages that have it in their changelogs.
 *
 * @param changelogs The changelogs by the packages' names.
 */
export const releaseNotes = (changelogs: Readonly<Record<string, string>>, version: string): string => {
  const byHeading = new Map<string, Map<string, string[]>>();
  for (const [name, changelog] of Object.entries(changelogs)) {
    for (const { heading, text } of entriesOf(changelog, version)) {
      const texts = byHeading.get(heading) ?? new Map<string, string[]>();
      byHeading.set(heading, texts.set(text, [...(texts.get(text) ?? []), `\`${name}\``]));
    }
  }
  const inOrder = [...byHeading].toSorted(([one], [other]) => rank(one) - rank(other));
  const sections = inOrder.map(([heading, texts]) => {
    const entries = Array.from(texts, ([text, names]) => `${text}\n\n  ${names.join(", ")}`);
    return [heading, ...entries].join("\n\n");
  });
  return `${sections.join("\n\n")}\n`;
};
