declare module "@generated/find-pages/default/index.json" {
  const index: import("../../find/find-index.ts").FindIndex;
  export default index;
}
