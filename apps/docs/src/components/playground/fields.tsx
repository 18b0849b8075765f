import defaults from "@site/.generated/playground-defaults.json";
import type { ReactNode } from "react";
import { applies } from "./applies.ts";
import { chargedFailures, type numbers, type Setup, type texts, words } from "./setup.ts";

/** What every field takes. */
export interface FieldProps<Name> {
  readonly name: Name;
  readonly label: string;
  readonly setup: Setup;
  readonly change: (over: Partial<Setup>) => void;
}

/** A number, or nothing: then the default holds, which stands in its place. */
export const NumberField = ({ name, label, setup, change }: FieldProps<(typeof numbers)[number]>): ReactNode =>
  applies(name, setup) && (
    <label>
      {label}
      <input
        type="number"
        step="any"
        placeholder={defaults[name]}
        value={setup[name] ?? ""}
        onChange={({ target }) => change({ [name]: target.value === "" ? undefined : target.valueAsNumber })}
      />
    </label>
  );

interface WordFieldProps<Name extends keyof typeof words> extends FieldProps<Name> {
  /** What is shown for a word. Default: the word itself. */
  readonly meanings?: Readonly<Partial<Record<Setup[Name], string>>>;
}

/** One of a few words. */
export const WordField = <Name extends keyof typeof words>(props: WordFieldProps<Name>): ReactNode => {
  const { name, label, setup, change, meanings } = props;
  if (!applies(name, setup)) return undefined;
  return (
    <label>
      {label}
      <select value={setup[name]} onChange={({ target }) => change({ [name]: target.value })}>
        {words[name].map((word) => (
          <option key={word} value={word}>
            {meanings?.[word as Setup[Name]] ?? word}
          </option>
        ))}
      </select>
    </label>
  );
};

interface TextFieldProps extends FieldProps<(typeof texts)[number]> {
  /** Its height. Default: one line. */
  readonly rows?: number;
}

/** A text of one line, or of several. */
export const TextField = ({ name, label, setup, change, rows }: TextFieldProps): ReactNode => {
  if (!applies(name, setup)) return undefined;
  const common = { id: name, value: setup[name], spellCheck: false, autoComplete: "off" };
  const set = ({ target }: { readonly target: { readonly value: string } }): void => change({ [name]: target.value });
  return (
    <label htmlFor={name}>
      {label}
      {rows === undefined ? <input {...common} onChange={set} /> : <textarea {...common} rows={rows} onChange={set} />}
    </label>
  );
};

const meaningOf = { "404": "404 responses", "5xx": "5xx responses", lost: "lost responses" } as const;

/** Which failed calls the sandbox charges. */
export const ChargesField = ({ setup, change }: Omit<FieldProps<"charges">, "name" | "label">): ReactNode => (
  <fieldset>
    <legend>The sandbox also charges for</legend>
    {chargedFailures.map((failure) => (
      <label key={failure}>
        <input
          type="checkbox"
          checked={setup.charges.includes(failure)}
          onChange={({ target }) =>
            change({
              charges: chargedFailures.filter((one) =>
                one === failure ? target.checked : setup.charges.includes(one),
              ),
            })
          }
        />{" "}
        {meaningOf[failure]}
      </label>
    ))}
  </fieldset>
);
