import { runTurbo } from "./run-turbo.ts";

process.exitCode = runTurbo("dev") ?? 1;
