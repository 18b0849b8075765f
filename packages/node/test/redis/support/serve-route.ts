/** Serves the example for Next.js, as Next.js does: its handlers are called with the requests of one path. */
import { serve } from "@hono/node-server";
import { GET } from "../../../examples/gateway-next.ts";

serve({ fetch: GET, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(`http://127.0.0.1:${port}/techlookup`));
