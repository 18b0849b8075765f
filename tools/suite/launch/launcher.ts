import type { SubjectName } from "../subjects/bundle.ts";
import type { Program } from "./start-program.ts";

/** What a launcher is given. */
interface Launch {
  /** A folder of its own, removed afterwards. */
  readonly folder: string;
  /** The subject's code, as a file. */
  readonly file: string;
  readonly assignmentUrl: string;
  readonly pageUrl: string;
  /** The authority to trust, as a file. */
  readonly authorityFile: string;
}

/** How a subject is run on a runtime. */
export interface Launcher {
  readonly title: string;
  readonly subject: SubjectName;
  start(launch: Launch): Program | Promise<Program>;
}
