/** A technology of the sandbox. */
export interface StoredTechnology {
  readonly id: number;
  readonly name: string;
  readonly category: string;
}

const table = `
JavaScript frameworks: React, Vue.js, Angular, Svelte, Next.js, Nuxt, Astro
Web servers: Nginx, Apache HTTP Server, Caddy, LiteSpeed
Content delivery: Cloudflare, Fastly, Akamai, Amazon CloudFront
Analytics: Google Analytics, Plausible, Matomo, Hotjar
Online shops: Shopify, WooCommerce, Magento
Content management: WordPress, Drupal, Contentful
Payments: Stripe, PayPal, Adyen
Programming languages: PHP, Node.js, Ruby on Rails, C++
`;

/** Technologies that exist. Which site runs which is made up. */
export const technologies: readonly StoredTechnology[] = table
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [category = "", names = ""] = line.split(": ");
    return names.split(", ").map((name) => ({ name, category }));
  })
  .map((technology, index) => ({ id: index + 1, ...technology }));

/** A technology by its name, in any case. */
export const technologyByName = (name: string): StoredTechnology | undefined =>
  technologies.find((technology) => technology.name.toLowerCase() === name.toLowerCase());
