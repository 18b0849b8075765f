import { resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { Entry } from "./entries.ts";

/** Writes the report of an entry's types into a folder, under the name of the kept one. */
export const extract = ({ folder, types, report, name }: Entry, into: string): void => {
  const config = ExtractorConfig.prepare({
    configObject: {
      newlineKind: "lf",
      projectFolder: resolve(folder),
      mainEntryPointFilePath: resolve(types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            ...{ target: "ES2022", module: "NodeNext", moduleResolution: "NodeNext", strict: true, skipLibCheck: true },
            ...{ lib: ["ES2024", "DOM", "DOM.Iterable"], types: ["node"] },
          },
          include: [resolve(types)],
        },
      },
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
        // Comments are the business of the reference.
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve(folder, "package.json"),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      // That the report has changed is told by whoever compares.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`The types of ${name} cannot be read: see above`);
};
