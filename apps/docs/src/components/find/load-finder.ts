import type { Answer } from "../../find/find.ts";

/** Answers a text with the pages for it. */
export type Finder = (text: string) => Answer;

let loading: Promise<Finder> | undefined;

const load = async (): Promise<Finder> => {
  const [{ createFinder }, { default: index }] = await Promise.all([
    import("../../find/find.ts"),
    // @boundaries-ignore made by the plugin find-pages
    import("@generated/find-pages/default/index.json"),
  ]);
  return createFinder(index);
};

/** The resolver with its index, which are loaded when somebody first looks for something. */
export const loadFinder = (): Promise<Finder> => {
  loading ??= load().catch((error) => {
    // A lost connection must not end all searches of this visit.
    loading = undefined;
    throw error;
  });
  return loading;
};
