import type { Section } from "../section.ts";
import { bulk } from "./bulk.ts";
import { coldStart } from "./cold-start.ts";
import { memory } from "./memory.ts";
import { metastability } from "./metastability.ts";
import { outage } from "./outage.ts";
import { overhead } from "./overhead.ts";
import { size } from "./size.ts";

/** In the order in which they run, and are shown. */
export const sections: readonly Section[] = [overhead, coldStart, size, memory, bulk, outage, metastability];
