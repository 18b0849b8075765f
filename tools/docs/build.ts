import { runTurbo } from "./run-turbo.ts";

process.exitCode = runTurbo("build") ?? 1;
