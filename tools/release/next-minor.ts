/** The version in which something new will come out: until 1.0.0 and after it, what is added is a minor change. */
export const nextMinor = (version: string): string => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return `${major}.${minor + 1}.0`;
};
