// Written by `generate` before the site is built, so they may be missing while types are checked.

declare module "@site/.generated/charges.json" {
  const charges: import("../generate/charges/charge-tables.ts").ShownCharges;
  export default charges;
}

declare module "@site/.generated/codes.json" {
  const codes: readonly string[];
  export default codes;
}

declare module "@site/.generated/decoder-examples.json" {
  const examples: Readonly<Record<string, string>>;
  export default examples;
}

declare module "@site/.generated/enrich-run.json" {
  const run: { readonly shown: string };
  export default run;
}

declare module "@site/.generated/home.json" {
  const sample: { readonly shown: string };
  export default sample;
}

declare module "@site/.generated/outage.json" {
  const outage: import("../generate/tables/outage.ts").OutagePicture;
  export default outage;
}

declare module "@site/.generated/playground-defaults.json" {
  const defaults: ReturnType<typeof import("../generate/playground-defaults.ts").playgroundDefaults>;
  export default defaults;
}

declare module "@site/.generated/presets.json" {
  const presets: readonly import("../generate/presets.ts").Preset[];
  export default presets;
}

declare module "@site/.generated/schedules.json" {
  import type { Schedule } from "@techlookup/core";

  const schedules: Readonly<Record<string, Pick<Schedule, "waits" | "stopped"> | undefined>>;
  export default schedules;
}
