/**
 * The commands of the workflows that the rehearsal runs, to the letter. tests/repository/workflows.test.ts lets a workflow run these
 * and those of .ci/run, and no others. Pull requests have the number 7 here.
 */
export const rehearsed = {
  version: "npm run version",
  due: "npm run release:due",
  release: "npm run release",
  githubRelease: "npm run release:github",
  jsrRelease: "npm run release:jsr",
  snapshotVersion: "npm run version -- --snapshot pr-7",
  snapshotRelease: "npm run release -- --tag pr-7",
  sizeComment: "npm run size -- --comment",
} as const;
