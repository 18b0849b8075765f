/** Version of the packages, sent in the user agent where a runtime allows one. */
export const version: string = "0.0.0";
