import presets from "@site/.generated/presets.json";
import { useCallback, useEffect, useRef, useState } from "react";
import { fragmentOf } from "./link.ts";
import type { Outcome } from "./outcome.ts";
import { plainSetup, type Setup, setupOf } from "./setup.ts";

const first: Setup = presets[0] ? setupOf(presets[0].setup) : plainSetup;

const damaged = "This link is incomplete or damaged. The default scenario is shown instead.";

/** The state of a playground: what it is set to, what came of the last run, and what a reader can do. */
export const usePlayground = (onRun: () => void) => {
  const [setup, setSetup] = useState<Setup>(first);
  const [outcome, setOutcome] = useState<Outcome>();
  const [notice, setNotice] = useState("");
  const [isRunning, setRunning] = useState(true);
  const latest = useRef(0);

  const start = useCallback(async (wanted: Setup): Promise<boolean> => {
    latest.current += 1;
    const number = latest.current;
    setSetup(wanted);
    setRunning(true);
    const { outcomeOf } = await import("./engine.ts");
    const came = await outcomeOf(wanted);
    // Another run has begun meanwhile, or the reader has left.
    if (number !== latest.current) return false;
    setOutcome(came);
    setRunning(false);
    return true;
  }, []);

  useEffect(() => {
    const open = async (): Promise<void> => {
      const { setupOfFragment } = await import("./engine.ts");
      const { hash } = location;
      // A part of the page may be linked to as well.
      const isSetup = hash.length > 1 && !document.getElementById(hash.slice(1));
      const linked = isSetup ? setupOfFragment(hash, presets) : first;
      setNotice(linked ? "" : damaged);
      await start(linked ?? first);
    };
    const onHash = (): void => void open();
    void open();
    addEventListener("hashchange", onHash);
    return () => {
      latest.current += 1;
      removeEventListener("hashchange", onHash);
    };
  }, [start]);

  /** What the reader runs is in the address from then on: reloading repeats it. */
  const runNow = async (wanted: Setup): Promise<boolean> => {
    setNotice("");
    history.replaceState(history.state, "", fragmentOf(wanted, presets));
    return start(wanted);
  };

  return {
    ...{ setup, outcome, notice, isRunning },
    change: (over: Partial<Setup>) => setSetup((before) => ({ ...before, ...over })),
    run: async () => {
      if (await runNow(setup)) onRun();
    },
    choose: (id: string) => {
      const preset = presets.find((one) => one.id === id);
      if (preset) void runNow(setupOf(preset.setup));
    },
  };
};
