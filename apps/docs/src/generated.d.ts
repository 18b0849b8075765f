/** Written by `generate` before the site is built, so it may be missing while types are checked. */
declare module "@site/.generated/codes.json" {
  const codes: readonly string[];
  export default codes;
}
