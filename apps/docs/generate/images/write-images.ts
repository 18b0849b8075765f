import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsBaseUrl } from "@techlookup/core";
import { home } from "../../src/components/home/words.ts";
import type { ErrorPage } from "../error-page.ts";
import { errorCard, siteCard } from "./card.ts";
import { copyFonts } from "./fonts.ts";
import { icoOf, pngOf, squareOf } from "./icons.ts";

/** Apple's size of an icon on a home screen, in pixels. */
const appleWidth = 180;

const addressOf = (path = ""): string => docsBaseUrl.replace("https://", "") + path;

/** Writes icons, a card for links to the site, one for links to each error, and the typefaces. */
export const writeImages = async (
  served: string,
  pages: readonly Pick<ErrorPage, "code" | "slug" | "title">[],
): Promise<void> => {
  const mark = readFileSync(join(import.meta.dirname, "../../static/images/mark.svg"), "utf8");
  const cards = join(served, "images", "errors");
  mkdirSync(cards, { recursive: true });
  writeFileSync(join(served, "favicon.ico"), icoOf(mark, [16, 32, 48]));
  writeFileSync(join(served, "apple-touch-icon.png"), pngOf(squareOf(mark), appleWidth));
  writeFileSync(join(served, "images", "card.png"), await siteCard(mark, addressOf(), home.title, home.tagline));
  for (const { code, slug, title } of pages) {
    const card = await errorCard(mark, addressOf(`/errors/${slug}`), code, title.replaceAll("`", ""));
    writeFileSync(join(cards, `${slug}.png`), card);
  }
  copyFonts(served);
};
