/**
 * Real, well-known domains. What the sandbox says of them is made up: it looked at none of them.
 *
 * @example
 * for (const domain of storedDomains) await client.domains.get(domain);
 */
export const storedDomains: readonly string[] = [
  ..."github.com gitlab.com bitbucket.org stackoverflow.com npmjs.com nodejs.org deno.com bun.sh".split(" "),
  ..."wikipedia.org mozilla.org w3.org ietf.org archive.org python.org rust-lang.org go.dev".split(" "),
  ..."shopify.com etsy.com ebay.com amazon.com zalando.de ikea.com target.com walmart.com".split(" "),
  ..."stripe.com paypal.com adyen.com wise.com klarna.com square.com n26.com revolut.com".split(" "),
  ..."nytimes.com theguardian.com bbc.co.uk lemonde.fr spiegel.de elpais.com reuters.com cnn.com".split(" "),
  ..."vercel.com netlify.com cloudflare.com fastly.com heroku.com digitalocean.com ovhcloud.com hetzner.com".split(" "),
  ..."airbnb.com booking.com spotify.com netflix.com slack.com notion.so figma.com zoom.us".split(" "),
];
