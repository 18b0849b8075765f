import { afterAll } from "vitest";
import { endAll } from "./at-end.ts";

// Registered here for each file: modules of the tests are loaded once for all files of a worker.
afterAll(endAll);
