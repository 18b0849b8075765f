import presets from "@site/.generated/presets.json";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { CopyButton } from "../errors/copy-button.tsx";
import errors from "../errors/errors.module.css";
import { fragmentOf, isSame } from "./link.ts";
import { OutcomeView } from "./outcome-view.tsx";
import styles from "./playground.module.css";
import { ProgramView } from "./program-view.tsx";
import { Settings } from "./settings.tsx";
import { type Setup, setupOf } from "./setup.ts";
import { usePlayground } from "./use-playground.ts";

const scenarios = presets.filter(({ id, ends }) => id !== ends);
const codes = presets.filter(({ id, ends }) => id === ends);

/** The scenario that the settings are those of; nothing once they were changed. */
const scenarioOf = (setup: Setup): string => presets.find((one) => isSame(setupOf(one.setup), setup))?.id ?? "";

/** The real client against the real sandbox, both in this page. */
export const Playground = (): ReactNode => {
  const resultSection = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [runs, setRuns] = useState(0);
  const { setup, outcome, notice, isRunning, change, run, choose } = usePlayground(() =>
    setRuns((before) => before + 1),
  );
  const [page, setPage] = useState("");
  useEffect(() => setPage(location.href.replace(/#.*$/, "")), []);
  // Only after a run that was asked for: a page that takes the focus on arrival takes it away from somebody.
  useEffect(() => {
    if (runs === 0) return;
    resultSection.current?.focus({ preventScroll: true });
    // It is longer than a phone's window: its beginning is what has to be seen.
    resultSection.current?.querySelector("h2")?.scrollIntoView({ block: "nearest" });
  }, [runs]);
  const runAndShow = (): void => {
    setOpen(false);
    void run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    runAndShow();
  };
  const isChanged = outcome !== undefined && !isRunning && !isSame(outcome.setup, setup);
  return (
    <form
      className={styles.tool}
      noValidate
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        runAndShow();
      }}
    >
      <div className={styles.bar}>
        <label className={styles.scenario}>
          <span>Scenario</span>
          <select value={scenarioOf(setup)} onChange={({ target }) => choose(target.value)}>
            <option value="" disabled>
              settings of your own
            </option>
            <optgroup label="Scenarios">
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
            <optgroup label="By error code">
              {codes.map(({ id, title }) => (
                <option key={id} value={id}>{`${id}: ${title}`}</option>
              ))}
            </optgroup>
          </select>
        </label>
        <div className={styles.actions}>
          <button type="submit" className="button button--primary" aria-keyshortcuts="Control+Enter">
            Run
          </button>
          <button
            type="button"
            className={`${errors.copy} ${styles.toggle}`}
            aria-expanded={isOpen}
            aria-controls="settings"
            onClick={() => setOpen(!isOpen)}
          >
            Settings
          </button>
          <CopyButton label="link" text={page + fragmentOf(setup, presets)} />
          <span className={styles.changed}>{isChanged && "Changed: run it again"}</span>
        </div>
      </div>
      {notice !== "" && (
        <p role="alert" className={`${styles.problem} ${styles.notice}`}>
          {notice}
        </p>
      )}
      <section id="settings" aria-label="Settings" className={`${styles.settings} ${isOpen ? "" : styles.closed}`}>
        <Settings setup={setup} change={change} />
      </section>
      <section
        ref={resultSection}
        tabIndex={-1}
        aria-label="Result"
        aria-busy={isRunning}
        className={`${styles.result} ${isRunning ? styles.running : ""}`}
      >
        {outcome ? <OutcomeView outcome={outcome} /> : <p>Running…</p>}
        {outcome?.plan && outcome.result && <ProgramView plan={outcome.plan} elapsedMs={outcome.result.elapsedMs} />}
      </section>
    </form>
  );
};
