/** Characters that are looked at. */
export const maxLength: number = 2 ** 20;
/** No secret is longer: what is masked before it is cut cannot be cut in half. */
const maxSecret = 8_192;

/** A text, and nothing of whatever else a program without types passes. */
export const textOf = (text: string): string => (typeof text === "string" ? text.slice(0, maxLength + maxSecret) : "");
