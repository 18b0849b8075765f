import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import { Hero } from "../components/home/hero.tsx";
import { Jobs } from "../components/home/jobs.tsx";
import { Promises } from "../components/home/promises.tsx";
import { home } from "../components/home/words.ts";

export default function Home(): ReactNode {
  return (
    <Layout
      title={home.tagline}
      description={`${home.title} ${home.tagline}, on Node, Deno, Bun, Cloudflare Workers and in browsers. An independent community project.`}
    >
      <main>
        <Hero />
        <Jobs />
        <Promises />
      </main>
    </Layout>
  );
}
