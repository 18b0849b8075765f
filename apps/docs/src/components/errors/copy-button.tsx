import { type ReactNode, useState } from "react";
import styles from "./errors.module.css";

/** Copies a text, and says that it has. */
export const CopyButton = ({ label, text }: { readonly label: string; readonly text: string }): ReactNode => {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" className={styles.copy} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? "Copied" : `Copy ${label}`}</span>
    </button>
  );
};
