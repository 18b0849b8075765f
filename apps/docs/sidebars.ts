/** In the order in which people need them. */
const guides = ["errors", "retries", "testing", "observability", "security", "upgrading"];

export default {
  docs: [
    "start",
    { type: "category", label: "Guides", collapsed: false, items: guides },
    "runtimes",
    "known",
    {
      type: "category",
      label: "Look it up",
      collapsed: false,
      items: [
        { type: "link", label: "Errors", href: "/errors" },
        { type: "link", label: "Questions", href: "/faq" },
        { type: "link", label: "Playground", href: "/playground" },
      ],
    },
  ],
};
