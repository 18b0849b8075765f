import { configurationError, showValue } from "../errors/configuration.ts";

/**
 * Checks that a client's options are an object.
 *
 * @param example What they could be.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkOptions = (options: unknown, example: string): void => {
  if (typeof options !== "object" || options === null) {
    throw configurationError("options", `must be an object such as ${example}, and is ${showValue(options)}`);
  }
};
