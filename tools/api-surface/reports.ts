import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { publicPackages } from "../packages.ts";

/** Something that programs import from: its name, the types built for it, and the report of them. */
export interface Entry {
  readonly name: string;
  readonly folder: string;
  readonly types: string;
  readonly report: string;
}

/** Where the reports are. They are reviewed with the change that makes them differ. */
export const reportFolder = "docs-internal/api";

type Target = { readonly import?: { readonly types?: string } };

/** Every entry of the published packages. */
export const entries = (): Entry[] =>
  publicPackages().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports as Readonly<Record<string, Target>>).flatMap(([path, target]) => {
      if (target.import?.types === undefined) return [];
      const name = join(manifest.name, path);
      const report = `${name.slice("@techlookup/".length).replaceAll("/", "-")}.api.md`;
      return [{ name, folder, types: join(folder, target.import.types), report }];
    }),
  );

/** The compiler finds nothing but the built types. */
const compilerFor = (types: string): object => ({
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    skipLibCheck: true,
    lib: ["ES2024", "DOM", "DOM.Iterable"],
    types: ["node"],
  },
  include: [resolve(types)],
});

/** Writes the report of an entry's types into a folder. */
export const writeReport = ({ folder, types, report, name }: Entry, into: string): void => {
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObject: {
      newlineKind: "lf",
      projectFolder: resolve(folder),
      mainEntryPointFilePath: resolve(types),
      compiler: { overrideTsconfig: compilerFor(types) },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: resolve(into),
        reportTempFolder: resolve(into),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // The reference checks comments.
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve(folder, "package.json"),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`The types of ${name} cannot be read: see above`);
};
