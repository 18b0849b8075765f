import { pullRequest } from "./workflow.ts";

/**
 * The commands of the workflows that the rehearsal runs, as they stand there. The check of the workflows takes what they run from
 * here, so that none runs what was never rehearsed.
 */
export const rehearsed = {
  version: "npm run version",
  due: "npm run release:due",
  release: "npm run release",
  githubRelease: "npm run release:github",
  jsrRelease: "npm run release:jsr",
  snapshotVersion: `npm run version -- --snapshot pr-${pullRequest}`,
  snapshotRelease: `npm run release -- --tag pr-${pullRequest}`,
  sizeComment: "npm run size -- --comment",
} as const;
