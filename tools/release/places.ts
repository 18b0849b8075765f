/** What is known of a published package and of the places that name packages by hand. */
export interface Places {
  /** By the package's name: its tags in turbo.json, and its folder. */
  readonly packages: Readonly<Record<string, { readonly folder: string; readonly tags: readonly string[] }>>;
  /** The tags that turbo.json has a rule for. */
  readonly rules: readonly string[];
  /** Places that name every package, and what they say. */
  readonly all: Readonly<Record<string, string>>;
  /** Places that name every package that is made for one kind of runtime. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** The packages of the root's deno.json, and the folders that have one of their own. */
  readonly denoWorkspace: readonly string[];
  readonly denoFolders: readonly string[];
}

/** `packages/node`, or one of `packages/{node,deno}`. */
const names = (text: string, name: string, folder: string): boolean => {
  const [, short = ""] = folder.split("/");
  return (
    text.includes(name) || new RegExp(`packages/(${short}|\\{([\\w,]+,)?${short}(,[\\w,]+)?\\})(?![\\w-])`).test(text)
  );
};

/** Where a package is missing, a sentence each: no compiler asks for these. */
export const missingPlaces = ({ packages, rules, all, runtimes, denoWorkspace, denoFolders }: Places): string[] => {
  const problems: string[] = [];
  for (const [name, { folder, tags }] of Object.entries(packages)) {
    if (!tags.some((tag) => rules.includes(tag))) {
      problems.push(`${folder}/turbo.json has no tag that turbo.json has a rule for: ${rules.join(", ")}`);
    }
    const wanted = tags.includes("neutral") ? all : { ...all, ...runtimes };
    for (const [place, text] of Object.entries(wanted)) {
      if (!names(text, name, folder)) problems.push(`${place} says nothing of ${name}`);
    }
  }
  for (const folder of denoFolders) {
    if (!denoWorkspace.includes(`./${folder}`)) problems.push(`deno.json's workspace lacks ./${folder}`);
  }
  return problems;
};
