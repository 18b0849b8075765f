export type { Cell } from "./cell.ts";
export { type FigureName, measure } from "./figures.ts";
export { cells, clients } from "./grid.ts";
export { runReal } from "./real.ts";
export { simulate } from "./run.ts";
