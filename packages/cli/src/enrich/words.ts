/** A number as people read it: `10,000`. */
export const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 0 });

/** A number of things: `1 credit`, `2 credits`. */
export const count = (value: number, one: string, several = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : several}`;

/** A length of time as people say it: `2 h 47 min`, `34 min`, `12 s`. */
export const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 1) return "less than a second";
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** A range of credits: `7`, or `7 to 9` where nobody knows. */
export const range = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  least === most ? number(most) : `${number(least)} to ${number(most)}`;

/** An argument as a shell takes it. */
export const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
