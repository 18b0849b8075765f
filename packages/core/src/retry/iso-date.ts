/**
 * The time of `YYYY-MM-DDTHH:MM:SS.mmmZ` in milliseconds since 1970, or `undefined` where there is no such moment: the
 * 31st of a shorter month and hour 24 would roll over silently.
 */
export const parseIso = (text: string): number | undefined => {
  const date = new Date(text);
  return date.toJSON() === text ? date.getTime() : undefined;
};
