import { type ReactNode, useEffect, useRef } from "react";
import { FindBox } from "../../components/find/find-box.tsx";

/** Whether somebody is writing: then a key is a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** The search in the navigation bar. `/` and Ctrl+K lead to it. */
export default function SearchBar(): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      const isSlash =
        event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
      if (!isShortcut && !isSlash) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return <FindBox label="Search" placeholder="Search  /" action="/search" isSmall field={field} />;
}
