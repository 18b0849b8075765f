import { decoderWalks } from "./decoder-walks.ts";
import { errorWalks } from "./error-walks.ts";
import { readingWalks } from "./reading-walks.ts";
import type { Walk } from "./walk-steps.ts";

/** All ways of readers through the site, by what they show. */
export const walks: Readonly<Record<string, Walk>> = { ...errorWalks, ...decoderWalks, ...readingWalks };
