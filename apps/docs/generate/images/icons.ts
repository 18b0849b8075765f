import { Resvg } from "@resvg/resvg-js";

/** A drawing as a PNG of a width, in pixels. */
export const pngOf = (svg: string, width: number, background?: string): Buffer =>
  new Resvg(svg, { fitTo: { mode: "width", value: width }, ...(background && { background }) }).render().asPng();

const headerBytes = 6;
const entryBytes = 16;

/** PNGs in an ICO, for browsers that ask for `favicon.ico` alone. Widths in pixels, less than 256. */
export const icoOf = (svg: string, widths: readonly number[]): Buffer => {
  const pictures = widths.map((width) => pngOf(svg, width));
  const header = Buffer.alloc(headerBytes + entryBytes * pictures.length);
  header.writeUInt16LE(1, 2); // It holds icons, not pointers.
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, picture] of pictures.entries()) {
    const entry = headerBytes + entryBytes * index;
    header.writeUInt8(widths[index] ?? 0, entry);
    header.writeUInt8(widths[index] ?? 0, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(picture.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  }
  return Buffer.concat([header, ...pictures]);
};

/** The mark without its round corners: phones cut their own. */
export const squareOf = (svg: string): string => svg.replace(/ rx="\d+"/, "");
