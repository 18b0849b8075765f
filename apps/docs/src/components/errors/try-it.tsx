import Link from "@docusaurus/Link";
import presets from "@site/.generated/presets.json";
import type { ReactNode } from "react";
import { initialState, toFragment } from "../playground/state.ts";

/** Leads to the playground, where the sandbox does what leads to this code. */
export const TryIt = ({ code }: { readonly code: string }): ReactNode => {
  const preset = presets.find((one) => one.code === code);
  if (!preset) return undefined;
  const { domain, faults } = preset;
  const state = { ...initialState, domain, faults: JSON.stringify(faults, undefined, 2) };
  // The fragment is a state, not an anchor.
  return (
    <Link to={`/playground${toFragment(state)}`} data-noBrokenLinkCheck>
      Try it in the playground
    </Link>
  );
};
