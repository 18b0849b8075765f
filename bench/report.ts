import type { Measure, Results, Row, SectionResult, Table } from "./results.ts";
import type { Cell, Spread } from "./statistics.ts";

const english = (value: number, digits: number): string =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const bytes = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 1e6) return `${english(value / 1e6, 1)} MB`;
  return size >= 1e3 ? `${english(value / 1e3, 1)} KB` : `${english(value, 0)} B`;
};

/** A figure with its unit. */
export const figure = (value: number, unit: Measure["unit"]): string => {
  if (unit === "bytes") return bytes(value);
  if (unit === "×") return value.toFixed(3);
  if (unit === "each") return value.toFixed(2);
  if (unit === "%") return `${value.toFixed(2)} %`;
  return `${english(value, unit === "ms" || unit === "s" ? 1 : 0)} ${unit}`.trim();
};

const ratioText = ({ median, low, high }: Spread): string => `${median.toFixed(2)} ± ${((high - low) / 2).toFixed(2)}`;

const cellText = (cell: Cell | undefined, { unit }: Measure): string => {
  if (!cell) return "–";
  const value = figure(cell.median, unit);
  return cell.ratio ? `${ratioText(cell.ratio)} (${value})` : value;
};

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

/** What a client printed goes into a table of Markdown, which MDX reads as well. */
const harmless = (text: string): string => text.replace(/[|<>{}`\\]/g, " ");

const rowText = ({ measures }: Table, { entry, cells, problem }: Row, titles: Results["titles"]): string => {
  const title = titles[entry] ?? entry;
  if (problem !== undefined) return line([title, harmless(problem), ...measures.slice(1).map(() => "")]);
  return line([title, ...measures.map((measure) => cellText(cells[measure.name], measure))]);
};

const tableText = (table: Table, titles: Results["titles"]): string => {
  const head = [
    table.head ?? "Client",
    ...table.measures.map(({ title, compared }) => (compared ? `${title}, × fetch` : title)),
  ];
  const rules = head.map((_, index) => (index === 0 ? "---" : "--:"));
  return [line(head), line(rules), ...table.rows.map((row) => rowText(table, row, titles))].join("");
};

/** A section as Markdown. */
export const sectionText = ({ title, when, how, tables }: SectionResult, titles: Results["titles"]): string =>
  [
    `## ${title}\n`,
    ...(when === undefined ? [] : [`${when}\n`]),
    how,
    ...tables.flatMap((table) => [`\n### ${table.title}\n`, tableText(table, titles)]),
  ].join("\n");

/** When, where and how long. */
export const whenText = ({
  date,
  pace,
  minutes,
  machine,
}: Omit<Results, "titles" | "sections" | "answerBytes">): string => {
  const { cpu, cores, system, node } = machine;
  return `${date}, Node ${node}, ${cores} × ${cpu}, ${system}. A ${pace} run of ${minutes} minutes`;
};

/** A whole run as Markdown: when, where and how it was, then its sections. */
export const resultsText = (results: Results): string => {
  const { answerBytes, titles, sections } = results;
  const when = `${whenText(results)}, against a server of its own on loopback, whose good answer has ${english(answerBytes, 0)} bytes.`;
  return [when, ...sections.map((section) => sectionText(section, titles))].join("\n\n");
};
