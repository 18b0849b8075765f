const reference = "https://technologychecker.io/docs/api-reference/";

/** A page of the vendor's site. */
export interface VendorPage {
  /** What a link to it says. */
  readonly label: string;
  readonly url: string;
}

/** The vendor's pages that help with an error: the one place that holds their addresses. No address of the vendor's support is known. */
export const vendorPages = {
  errors: { label: "Error codes", url: `${reference}errors` },
  keys: { label: "Authentication and keys", url: `${reference}authentication` },
  rateLimits: { label: "Rate limits", url: `${reference}rate-limits` },
  credits: { label: "Credits and plans", url: `${reference}credits` },
  usage: { label: "Account usage", url: `${reference}account/get-usage-statistics-api` },
  creditSummary: { label: "Account credits", url: `${reference}account/get-credit-summary-api` },
  pricing: { label: "Pricing", url: "https://technologychecker.io/pricing" },
} as const satisfies Readonly<Record<string, VendorPage>>;
