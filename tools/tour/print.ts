import { styleText } from "node:util";

const width = 80;
type Style = Parameters<typeof styleText>[0];

/** Colours on a terminal only; `NO_COLOR` and the like are honoured. */
const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

/** Breaks a text into lines of a width, between words where it can. The indent of the text is that of each line. */
const wrap = (text: string, columns: number): string[] => {
  const indent = /^ */.exec(text)?.[0] ?? "";
  const room = columns - indent.length;
  const lines: string[] = [];
  let line = "";
  for (const word of text.slice(indent.length).split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
    while (line.length > room) {
      lines.push(line.slice(0, room));
      line = line.slice(room);
    }
  }
  return [...lines, line].map((part) => indent + part);
};

export const say = (text = "", style?: Style): void => {
  for (const line of wrap(text, width)) console.log(style ? paint(style, line) : line);
};

export const heading = (text: string): void => {
  say();
  say(text, "bold");
  say("─".repeat(Math.min(width, text.length)), "dim");
};

const labelWidth = 11;

/** A labelled text; its further lines stand below the first. */
export const field = (label: string, text: string, style?: Style): void => {
  const lines = wrap(text, width - labelWidth - 2);
  lines.forEach((line, index) => {
    const name = (index === 0 ? label : "").padEnd(labelWidth);
    console.log(`  ${paint("dim", name)}${style ? paint(style, line) : line}`);
  });
};
