import useBaseUrl from "@docusaurus/useBaseUrl";
import { type ReactNode, type Ref, useId } from "react";
import styles from "./find.module.css";
import { kindNames } from "./kind-names.ts";
import { loadFinder } from "./load-finder.ts";
import { useCombobox } from "./use-combobox.ts";

interface FindBoxProps {
  readonly label: string;
  readonly placeholder: string;
  /** Where the form leads without JavaScript. Nothing is sent along: the field has no name. */
  readonly action: string;
  /** In the navigation bar: small, and its label is not shown. */
  readonly isSmall?: boolean;
  readonly field?: Ref<HTMLInputElement>;
}

/** A field that finds the page for whatever is typed or pasted into it. What is typed stays in this page. */
export const FindBox = ({ label, placeholder, action, isSmall = false, field }: FindBoxProps): ReactNode => {
  const id = useId();
  const box = useCombobox();
  const { options, active, isShown } = box;
  return (
    <search className={isSmall ? styles.small : styles.box}>
      <form
        action={useBaseUrl(action)}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          box.submit();
        }}
      >
        <label htmlFor={id} className={isSmall ? styles.hidden : styles.label}>
          {label}
        </label>
        <input
          {...{ id, placeholder, ref: field, value: box.shown, className: styles.field }}
          type="text"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={isShown ? `${id}${active}` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onFocus={() => {
            box.open();
            loadFinder().catch(() => {});
          }}
          onBlur={box.close}
          onChange={({ target }) => box.write(target.value)}
          onKeyDown={box.onKeyDown}
          onPaste={box.onPaste}
        />
        {!isSmall && (
          <button type="submit" className="button button--primary">
            Find it
          </button>
        )}
        <div id={`${id}list`} role="listbox" aria-label="Pages found" className={styles.list} hidden={!isShown}>
          {isShown &&
            options.map((option, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose
              <div
                key={option.path + option.kind}
                id={`${id}${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                className={styles.option}
                // The field keeps the focus until the click is done.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => box.go(option)}
              >
                <span>{option.title}</span>
                <small>{kindNames[option.kind]}</small>
              </div>
            ))}
        </div>
      </form>
    </search>
  );
};
