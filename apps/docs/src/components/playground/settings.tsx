import presets from "@site/.generated/presets.json";
import type { ReactNode } from "react";
import styles from "./playground.module.css";
import type { PlaygroundState } from "./state.ts";

interface SettingsProps {
  readonly state: PlaygroundState;
  readonly change: (over: Partial<PlaygroundState>) => void;
}

const numbers = { maxAttempts: "Attempts", maxWaitMs: "Longest wait, ms", deadlineMs: "Deadline, ms" } as const;

/** What the server does, and how the client is set. */
export const Settings = ({ state, change }: SettingsProps): ReactNode => (
  <div className={styles.settings}>
    <label>
      What the server does
      <select
        defaultValue=""
        onChange={({ target }) => {
          const preset = presets.find(({ code }) => code === target.value);
          if (preset) change({ faults: JSON.stringify(preset.faults, undefined, 2), domain: preset.domain });
        }}
      >
        <option value="">a script of your own</option>
        {presets.map(({ code, title }) => (
          <option key={code} value={code}>{`${code}: ${title}`}</option>
        ))}
      </select>
    </label>
    <label>
      Script
      <textarea
        rows={10}
        spellCheck={false}
        value={state.faults}
        onChange={({ target }) => change({ faults: target.value })}
      />
    </label>
    <label>
      Domain
      <input value={state.domain} onChange={({ target }) => change({ domain: target.value })} />
    </label>
    {Object.entries(numbers).map(([name, label]) => (
      <label key={name}>
        {label}
        <input
          type="number"
          min={0}
          value={state[name as keyof typeof numbers]}
          onChange={({ target }) => change({ [name]: target.valueAsNumber || 0 })}
        />
      </label>
    ))}
    <label>
      Jitter
      <select value={state.jitter} onChange={({ target }) => change({ jitter: target.value as "full" | "none" })}>
        <option>full</option>
        <option>none</option>
      </select>
    </label>
  </div>
);
