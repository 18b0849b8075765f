/** The programs of the home page, by their files. They have at most 41 columns: that many fit on a phone. */
export const programs = {
  "look-up.ts": `import {
  isApiError,
  TechLookup,
} from "@techlookup/node";

const client = new TechLookup();
try {
  const site = await client.domains.get(
    "github.com",
  );
  console.log(site.active_technologies);
} catch (error) {
  if (isApiError(error, "NOT_FOUND"))
    console.log("not known yet");
  else throw error;
}
`,
  "gateway.ts": `import {
  createGateway,
} from "@techlookup/gateway";

// Yours: the users who are signed in.
const sessions = new Map([
  ["session=1", { id: "user-1" }],
]);

export const handler = createGateway({
  apiKey: process.env.TECHLOOKUP_API_KEY,
  authorize: ({ headers }) =>
    sessions.get(
      headers.get("cookie") ?? "",
    ),
  allow: ["domains.get"],
  limitPerMinute: 20,
  creditsPerDay: 200,
});
`,
} as const;
