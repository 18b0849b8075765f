import type { Config } from "@docusaurus/types";

type HeadTags = NonNullable<Config["headTags"]>;

/** The grounds of the two themes: `src/css/colours.css` has the same. */
const themeColours = { light: "#ffffff", dark: "#0b1512" };

const faces = [
  { family: "Hanken Grotesk", file: "hanken-grotesk", weights: "100 900" },
  { family: "JetBrains Mono", file: "jetbrains-mono", weights: "100 800" },
];

/**
 * The typefaces stand in the page itself, so that the first look at a page has them without waiting for the style sheet. Until they
 * are there, Arial is shown at a size at which lines break in nearly the same places: what is read does not jump.
 */
const fontFaces = (baseUrl: string): string =>
  [
    ...faces.map(
      ({ family, file, weights }) =>
        `@font-face{font-family:"${family}";src:url(${baseUrl}fonts/${file}.woff2)format("woff2");font-weight:${weights};font-display:swap}`,
    ),
    '@font-face{font-family:"Hanken Fallback";src:local("Arial"),local("Liberation Sans");size-adjust:102.5%;ascent-override:97.6%;descent-override:29.6%;line-gap-override:0%}',
  ].join("");

/** What the head of every page has. Icons: an SVG for browsers, an ICO for those that ask for nothing else, a PNG for phones. */
export const headTags = (baseUrl: string): HeadTags =>
  [
    { tagName: "link", attributes: { rel: "icon", href: `${baseUrl}favicon.ico`, sizes: "32x32" } },
    { tagName: "link", attributes: { rel: "icon", href: `${baseUrl}images/mark.svg`, type: "image/svg+xml" } },
    { tagName: "link", attributes: { rel: "apple-touch-icon", href: `${baseUrl}apple-touch-icon.png` } },
    ...Object.entries(themeColours).map(([scheme, content]) => ({
      tagName: "meta",
      attributes: { name: "theme-color", media: `(prefers-color-scheme: ${scheme})`, content },
    })),
    {
      tagName: "link",
      attributes: {
        ...{ rel: "preload", href: `${baseUrl}fonts/hanken-grotesk.woff2` },
        ...{ as: "font", type: "font/woff2", crossorigin: "anonymous" },
      },
    },
    { tagName: "style", attributes: {}, innerHTML: fontFaces(baseUrl) },
  ] as HeadTags;
