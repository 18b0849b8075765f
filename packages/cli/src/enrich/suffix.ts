import { parse } from "tldts";

/**
 * What is odd about a domain, by the public suffix list: a suffix that nobody has registered is a typing error, mostly. It is looked up all the same, since the list
 * may be older than the suffix. A name below a private suffix, such as `user.github.io`, is a site of its own.
 */
export const oddSuffix = (domain: string): string | undefined => {
  const { isIcann, isPrivate, publicSuffix } = parse(domain, { allowPrivateDomains: true, validateHostname: false });
  return isIcann || isPrivate ? undefined : `.${publicSuffix}`;
};
