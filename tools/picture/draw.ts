import type { Recorded } from "./record.ts";

const columns = 92;
const lineHeight = 20;
const top = 52;
/** Of one character of a monospaced font of 14 px. */
const advance = 8.4;

const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/** Lines as a terminal of so many columns shows them, broken between words. */
const wrap = (line: string): string[] => {
  const pieces = line.match(new RegExp(`.{1,${columns}}(?=\\s|$)|\\S{${columns}}`, "g")) ?? [""];
  return pieces.map((piece, index) => (index === 0 ? piece : `  ${piece.trimStart()}`));
};

interface Line {
  readonly text: string;
  readonly style: "command" | "output" | "error" | "link";
}

const styleOf = (text: string): Line["style"] => {
  if (/^\s*https:/.test(text)) return "link";
  return /^techlookup: /.test(text) ? "error" : "output";
};

const linesOf = ({ command, output }: Recorded): Line[] => [
  { text: `$ ${command}`, style: "command" },
  ...output.split("\n").flatMap((line) => wrap(line).map((text): Line => ({ text, style: styleOf(line) }))),
  { text: "", style: "output" },
];

/** A terminal with these commands, as an SVG that needs no font of its own and reads as text. */
export const draw = (recorded: readonly Recorded[]): string => {
  const lines = recorded.flatMap(linesOf).slice(0, -1);
  const width = Math.ceil((columns + 2) * advance) + 40;
  const height = top + lines.length * lineHeight + 16;
  const rows = lines.map(
    ({ text, style }, index) =>
      `  <text class="${style}" x="20" y="${top + index * lineHeight}" xml:space="preserve">${escapeXml(text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
  <title id="title">A terminal: techlookup enrich looks up a list of domains, and an error says what happened and what to do</title>
  <style>
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d5dbe3; }
    .command { fill: #ffffff; font-weight: bold; }
    .error { fill: #ffb86b; }
    .link { fill: #7cc4ff; }
  </style>
  <rect width="${width}" height="${height}" rx="8" fill="#14181f"/>
  <circle cx="22" cy="18" r="5" fill="#4a5361"/><circle cx="40" cy="18" r="5" fill="#4a5361"/><circle cx="58" cy="18" r="5" fill="#4a5361"/>
${rows.join("\n")}
</svg>
`;
};
