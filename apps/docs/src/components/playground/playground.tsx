import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import { type ReactNode, useEffect, useState } from "react";
import { Attempts } from "../errors/attempts.tsx";
import { CopyButton } from "../errors/copy-button.tsx";
import styles from "./playground.module.css";
import { programOf, type RunResult, run } from "./run.ts";
import { Settings } from "./settings.tsx";
import { fromFragment, initialState, type PlaygroundState, toFragment } from "./state.ts";

/** The real client against the real sandbox, both in this page. */
export const Playground = (): ReactNode => {
  const [state, setState] = useState<PlaygroundState>(initialState);
  const [result, setResult] = useState<RunResult>();
  const [problem, setProblem] = useState("");
  const [isRunning, setRunning] = useState(false);
  const [link, setLink] = useState("");
  useEffect(() => {
    if (location.hash !== "") setState(fromFragment(location.hash));
  }, []);
  useEffect(() => setLink(location.href.replace(/#.*$/, "") + toFragment(state)), [state]);
  const start = async (): Promise<void> => {
    setRunning(true);
    setProblem("");
    try {
      setResult(await run(state));
      history.replaceState(undefined, "", toFragment(state));
    } catch (error) {
      setProblem(String(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <div className={styles.columns}>
      <div>
        <Settings state={state} change={(over) => setState({ ...state, ...over })} />
        <p className={styles.actions}>
          <button type="button" className="button button--primary" disabled={isRunning} onClick={() => void start()}>
            {isRunning ? "Running" : "Run"}
          </button>
          <CopyButton label="link" text={link} />
        </p>
      </div>
      <section className={styles.outcome} aria-live="polite">
        {problem !== "" && <p role="alert">{problem}</p>}
        {result && (
          <>
            <Heading as="h2">{result.error ? result.error.code : "Data"}</Heading>
            <Attempts attempts={result.attempts} />
            <p>{`${result.credits} credits charged by the sandbox. Times are simulated: waits are jumped over.`}</p>
            <CodeBlock language={result.error ? "text" : "json"}>{result.shown.slice(0, 1_500)}</CodeBlock>
          </>
        )}
        <Heading as="h2">The program</Heading>
        <CodeBlock language="ts">{programOf(state).trimEnd()}</CodeBlock>
      </section>
    </div>
  );
};
