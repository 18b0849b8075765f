import { styleText } from "node:util";

const width = 80;
type Style = Parameters<typeof styleText>[0];

/** Colours on a terminal only; `NO_COLOR` and the like are honoured. */
const paint = (text: string, style?: Style): string =>
  style ? styleText(style, text, { stream: process.stdout }) : text;

/** Breaks a text into lines, between words where it can. Each line has the indent of the text. */
const wrap = (text: string, columns: number): string[] => {
  const [indent = ""] = /^ */.exec(text) ?? [];
  const room = columns - indent.length;
  const pieces = text.slice(indent.length).match(new RegExp(`\\S.{0,${room - 1}}(?=\\s|$)|\\S{${room}}`, "g"));
  return (pieces ?? [""]).map((piece) => indent + piece.trimEnd());
};

export const say = (text = "", style?: Style): void => {
  for (const line of wrap(text, width)) console.log(paint(line, style));
};

export const heading = (text: string): void => {
  say();
  say(text, "bold");
  say("─".repeat(Math.min(width, text.length)), "dim");
};

const labelWidth = 11;

/** A labelled text; its further lines stand below the first. */
export const field = (label: string, text: string, style?: Style): void => {
  for (const [index, line] of wrap(text, width - labelWidth - 2).entries()) {
    const name = (index === 0 ? label : "").padEnd(labelWidth);
    console.log(`  ${paint(name, "dim")}${paint(line, style)}`);
  }
};
