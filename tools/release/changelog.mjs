/**
 * What the changelogs of the packages say: what the changeset says, and nothing of commits. The packages are released together, so
 * that "updated dependencies" would stand in each of them and tell nobody anything.
 *
 * @type {{ getReleaseLine(changeset: { summary: string }): Promise<string>, getDependencyReleaseLine(): Promise<string> }}
 */
export default {
  getReleaseLine: async ({ summary }) => {
    const [first = "", ...rest] = summary.trim().split("\n");
    return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
  },
  getDependencyReleaseLine: async () => "",
};
