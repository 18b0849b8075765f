import type { ReactNode } from "react";
import { ChargesField, NumberField, TextField, WordField } from "./fields.tsx";
import styles from "./playground.module.css";
import type { Setup } from "./setup.ts";

interface SettingsProps {
  readonly setup: Setup;
  readonly change: (over: Partial<Setup>) => void;
}

/** The call, what the server does, and how the client is set up. What has no meaning for the chosen call is not shown. */
export const Settings = (props: SettingsProps): ReactNode => (
  <>
    <section aria-label="Call">
      <h2>Call</h2>
      <WordField
        {...{ ...props, name: "call", label: "What is called" }}
        meanings={{
          lookup: "domains.get (1 credit)",
          live: "domains.detectLive (5 credits)",
          enrich: "enrich, a list",
        }}
      />
      <TextField {...{ ...props, name: "domain", label: "Domain" }} />
      <TextField {...{ ...props, name: "domains", label: "Domains, one a line", rows: 5 }} />
      <WordField
        {...{ ...props, name: "detect", label: "Detect live what is not stored" }}
        meanings={{ yes: "yes (5 credits each)" }}
      />
      <NumberField {...{ ...props, name: "before", label: "Earlier lookups" }} />
      <NumberField {...{ ...props, name: "abortAfterMs", label: "Abort after, ms" }} />
    </section>
    <section aria-label="Server">
      <h2>Server</h2>
      <div className={styles.wide}>
        <TextField {...{ ...props, name: "script", label: "Faults, as JSON", rows: 6 }} />
      </div>
      <ChargesField {...props} />
      <NumberField {...{ ...props, name: "liveDelayMs", label: "Live detection takes, ms" }} />
      <WordField
        {...{ ...props, name: "key", label: "Key" }}
        meanings={{
          pro: "of a Pro plan",
          free: "of a Free plan",
          scale: "of a Scale plan",
          restricted: "of a restricted account",
        }}
      />
      <WordField
        {...{ ...props, name: "fetch", label: "fetch" }}
        meanings={{ sandbox: "the sandbox", broken: "returns no Response" }}
      />
    </section>
    <section aria-label="Client">
      <h2>Client</h2>
      <WordField
        {...{ ...props, name: "client", label: "Authenticates with" }}
        meanings={{ key: "an API key", token: "a token provider that throws" }}
      />
      <NumberField {...{ ...props, name: "maxAttempts", label: "maxAttempts" }} />
      <WordField {...{ ...props, name: "repeat", label: "repeat" }} />
      <WordField {...{ ...props, name: "jitter", label: "jitter" }} />
      <NumberField {...{ ...props, name: "maxWaitMs", label: "maxWaitMs" }} />
      <NumberField {...{ ...props, name: "attemptTimeoutMs", label: "attemptTimeoutMs" }} />
      <NumberField {...{ ...props, name: "deadlineMs", label: "deadlineMs" }} />
      <NumberField {...{ ...props, name: "patienceMs", label: "patienceMs" }} />
      <NumberField {...{ ...props, name: "creditLimit", label: "creditLimit" }} />
      <NumberField {...{ ...props, name: "maxResponseBytes", label: "maxResponseBytes" }} />
      <NumberField {...{ ...props, name: "limit", label: "pacing.limit" }} />
    </section>
  </>
);
