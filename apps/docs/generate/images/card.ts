import { createElement as h, type ReactElement } from "react";
import satori from "satori";
import { pictureFonts } from "./fonts.ts";
import { pngOf } from "./icons.ts";

/** What links to the site show: 1200 by 630 pixels, the size that Open Graph readers ask for. */
const size = { width: 1200, height: 630 };

const colours = { ground: "#0b1512", text: "#f8fbfa", quiet: "#a7b5af", accent: "#50d2a7", caret: "#ffbe55" };

/** The longest code that fits at full size. */
const fullSizeCharacters = 19;

const row = (style: object, ...children: (ReactElement | string)[]): ReactElement =>
  h("div", { style: { display: "flex", ...style } }, ...children);

const frame = (mark: string, address: string, ...middle: ReactElement[]): ReactElement =>
  row(
    {
      ...{
        ...size,
        boxSizing: "border-box",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: "64px 80px",
      },
      ...{ background: colours.ground, color: colours.text, fontFamily: "Hanken Grotesk", fontWeight: 500 },
    },
    row(
      { alignItems: "center", gap: 20, fontSize: 36, fontWeight: 700 },
      h("img", { src: `data:image/svg+xml;base64,${Buffer.from(mark).toString("base64")}`, width: 56, height: 56 }),
      "techlookup",
    ),
    row({ flexDirection: "column" }, ...middle),
    row(
      { justifyContent: "space-between", fontSize: 24, color: colours.quiet },
      row({ color: colours.accent }, address),
      row({}, "An independent community project"),
    ),
  );

const drawn = async (card: ReactElement): Promise<Buffer> =>
  pngOf(await satori(card, { ...size, fonts: pictureFonts }), size.width);

/** The card of an error: its code, marked as a compiler marks it, and what it means. */
export const errorCard = async (mark: string, address: string, code: string, title: string): Promise<Buffer> => {
  const fontSize = Math.min(1, fullSizeCharacters / code.length) * 84;
  const mono = { fontFamily: "JetBrains Mono", fontWeight: 700, fontSize };
  return drawn(
    frame(
      mark,
      address,
      row({ ...mono, lineHeight: 1.1 }, code),
      row({ ...mono, lineHeight: 0.85, color: colours.caret, marginBottom: 16 }, "^".repeat(code.length)),
      row({ fontSize: 48, lineHeight: 1.2, color: colours.text }, title),
    ),
  );
};

/** The card of every other page. */
export const siteCard = async (mark: string, address: string, title: string, text: string): Promise<Buffer> =>
  drawn(
    frame(
      mark,
      address,
      row({ fontSize: 76, fontWeight: 700, lineHeight: 1.12, letterSpacing: -2, marginBottom: 28 }, title),
      row({ fontSize: 36, lineHeight: 1.35, color: colours.quiet }, text),
    ),
  );
