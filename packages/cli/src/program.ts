import { Command, type ParseOptionsResult } from "commander";
import { addCompletion } from "./commands/completion.ts";
import { addCredits } from "./commands/credits.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEnrich } from "./commands/enrich.ts";
import { addExplain } from "./commands/explain.ts";
import { addLookup } from "./commands/lookup.ts";
import { addMcp } from "./commands/mcp.ts";
import { addSandbox } from "./commands/sandbox.ts";
import { addUsage } from "./commands/usage.ts";
import { addGlobals } from "./globals.ts";
import { exitCodeHelp } from "./help.ts";
import { version } from "./version.ts";

const environment = `
Environment:
  TECHLOOKUP_API_KEY   the API key. --api-key-file reads it from a file. It is never an argument.
  TECHLOOKUP_BASE_URL  where requests go, such as a sandbox
  NO_COLOR             no colours; FORCE_COLOR=1: colours even in pipes`;

/** Hands the words behind a command with subcommands on in their order, so that an option goes to whichever of them it stands behind. */
class Program extends Command {
  override parseOptions(argv: string[]): ParseOptionsResult {
    const parsed = super.parseOptions(argv);
    const [name = "", ...others] = parsed.operands;
    if (!this.commands.some((command) => command.name() === name && command.commands.length > 0)) return parsed;
    // Only behind -- does a word that begins so come without being an option.
    const dashes = others.findIndex((word) => /^-./.test(word));
    if (dashes >= 0) others.splice(dashes, 0, "--");
    return { operands: [name], unknown: [...others, ...parsed.unknown] };
  }
}

/** The whole command line. Each command's work is loaded when it is asked for. */
export const createProgram = (): Command => {
  const program = new Program("techlookup")
    .description("Looks up which technologies websites run. An independent client of the TechnologyChecker API.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .configureHelp({ showGlobalOptions: true })
    // A key that was typed where none belongs must not be shown. Core's masks would load most of the client for this.
    .configureOutput({ writeErr: (text) => void process.stderr.write(text.replace(/tapi_\w+/gi, "tapi_***")) })
    .showHelpAfterError("Run it with --help to see what it takes.")
    .addHelpText("after", `${environment}\n\n${exitCodeHelp}`);
  addGlobals(program);
  for (const add of [
    addLookup,
    addEnrich,
    addCredits,
    addUsage,
    addExplain,
    addMcp,
    addSandbox,
    addDoctor,
    addCompletion,
  ])
    add(program);
  return program;
};
