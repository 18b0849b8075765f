import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";
import type { CompleteFlags } from "../completion/complete.ts";

/** Shells that there are scripts for. */
const shells = ["bash", "zsh", "fish", "powershell"] as const;

const description = [
  "Print a script that completes commands, options and their values on Tab.",
  "It asks this program what may follow, so that it stays right after an update.",
].join("\n\n");

/** `techlookup completion`, and `techlookup complete`, which its scripts call. */
export const addCompletion = (program: Command): void => {
  const completion = program.command("completion");
  completion
    .summary("print a script that completes commands on Tab")
    .description(description)
    .addArgument(completion.createArgument("<shell>", "the shell").choices(shells))
    .addHelpText(
      "after",
      manual({
        examples: [
          ["source <(techlookup completion bash)", "In ~/.bashrc. Needs no other package."],
          ["techlookup completion zsh > $fpath[1]/_techlookup", "Once, and then a new zsh, with compinit in ~/.zshrc."],
          ["techlookup completion fish > ~/.config/fish/completions/techlookup.fish", "Once."],
          ["techlookup completion powershell | Out-String | Invoke-Expression", "In $PROFILE."],
        ],
        exits: ["done", "badInput"],
      }),
    )
    .action(action(async () => (await import("../completion/completion.ts")).completion));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .option("--new")
    .action(action<CompleteFlags>(async () => (await import("../completion/complete.ts")).complete));
};
