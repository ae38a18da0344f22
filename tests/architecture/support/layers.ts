/** Which part of the house a file belongs to; the first match wins. */
const PARTS: readonly (readonly [prefix: string, layer: string])[] = [
  ["lib/db/read/", "lib/db/read"],
  ["lib/metrics/stats/", "lib/metrics/stats"],
  ...["domain", "metrics", "health", "ingest", "charts", "urls", "db", "services", "views", "auth", "http", "jobs", "telemetry", "cli"].map(
    (name) => [`lib/${name}/`, `lib/${name}`] as const,
  ),
  ["prisma/seed/", "prisma/seed"],
  ["lib/env.ts", "lib/env"],
  ["lib/log.ts", "lib/log"],
  ["components/ui/", "components/ui"],
  ["components/charts/", "components/charts"],
  ["components/shell/", "components/shell"],
  ["components/", "components/area"],
  ["app/", "app"],
  ["instrumentation.ts", "edge"],
  ["proxy.ts", "edge"],
  ["prisma.config.ts", "tool"],
];

/** The layer of a file; null for one that stands in no known part. */
export const layerOf = (file: string): string | null => PARTS.find(([prefix]) => file.startsWith(prefix))?.[1] ?? null;

/** Lower never imports higher. `types` are layers of which only types may be imported; `packages` limits what comes from npm. */
type Rule = {
  readonly layers: readonly string[];
  readonly types?: readonly string[];
  readonly packages?: readonly RegExp[];
  readonly why: string;
};

const node = /^node:/;
const react = /^(react|react-dom|next)(\/|$)/;

export const RULES: Readonly<Record<string, Rule>> = {
  "lib/domain": { layers: ["lib/domain"], packages: [], why: "the nouns must be usable everywhere, in any runtime" },
  "lib/metrics/stats": { layers: ["lib/metrics/stats"], packages: [], why: "a formula depends on its arguments only" },
  "lib/metrics": {
    layers: ["lib/domain", "lib/metrics", "lib/metrics/stats"],
    packages: [],
    why: "a metric depends on its arguments only",
  },
  "lib/health": {
    layers: ["lib/domain", "lib/health", "lib/metrics/stats"],
    packages: [],
    why: "a verdict must be recomputable from its stored input",
  },
  "lib/charts": {
    layers: ["lib/domain", "lib/metrics", "lib/metrics/stats", "lib/charts"],
    packages: [],
    why: "a chart model is data: it is drawn, printed and tested without a browser",
  },
  "lib/urls": {
    layers: ["lib/domain", "lib/metrics", "lib/urls"],
    packages: [],
    why: "the URL is the state, on the server and in the browser",
  },
  "lib/ingest": {
    layers: ["lib/domain", "lib/ingest"],
    packages: [node, /^zod$/],
    why: "what a sender said is decided without a database",
  },
  "prisma/seed": { layers: ["lib/domain", "prisma/seed"], packages: [], why: "a demo history is data that a seed and an instant decide" },
  "lib/env": { layers: [], packages: [/^zod$/], why: "settings are read before everything else" },
  "lib/log": { layers: ["lib/env"], packages: [/^pino$/], why: "everything may log" },
  "lib/telemetry": {
    layers: ["lib/env", "lib/log", "lib/telemetry"],
    packages: [/^@opentelemetry\//],
    why: "Wake's own signals know nothing of the product",
  },
  "lib/db": {
    layers: ["lib/domain", "lib/env", "lib/log", "lib/telemetry", "lib/db", "lib/db/read"],
    packages: [node, /^pg$/, /^@prisma\//],
    why: "storage decides nothing",
  },
  "lib/db/read": {
    layers: ["lib/domain", "lib/env", "lib/log", "lib/telemetry", "lib/db", "lib/db/read"],
    packages: [node, /^pg$/, /^@prisma\//],
    why: "storage decides nothing",
  },
  "lib/auth": {
    layers: ["lib/domain", "lib/db", "lib/db/read", "lib/env", "lib/log", "lib/auth"],
    packages: [node, /^next-auth/, /^next\//, /^react$/],
    why: "who somebody is must not depend on what they do",
  },
  "lib/services": {
    layers: [
      "lib/domain",
      "lib/metrics",
      "lib/metrics/stats",
      "lib/health",
      "lib/ingest",
      "lib/db",
      "lib/db/read",
      "lib/auth",
      "lib/telemetry",
      "lib/env",
      "lib/log",
      "lib/services",
      "prisma/seed",
    ],
    packages: [node, /^zod$/],
    why: "what Wake does is the same from a page, a pipeline and a job",
  },
  "lib/views": {
    layers: [
      "lib/domain",
      "lib/metrics",
      "lib/metrics/stats",
      "lib/health",
      "lib/ingest",
      "lib/charts",
      "lib/urls",
      "lib/db/read",
      "lib/auth",
      "lib/env",
      "lib/views",
    ],
    packages: [node],
    why: "a view only reads; it must not be able to write",
  },
  "lib/http": {
    layers: [
      "lib/domain",
      "lib/auth",
      "lib/services",
      "lib/views",
      "lib/ingest",
      "lib/telemetry",
      "lib/urls",
      "lib/env",
      "lib/log",
      "lib/http",
    ],
    packages: [node, /^zod$/, /^next\//],
    why: "the edge translates; it does not know how things are stored",
  },
  "lib/jobs": {
    layers: ["lib/services", "lib/telemetry", "lib/env", "lib/log", "lib/domain", "lib/jobs"],
    packages: [node],
    why: "a job is a service verb on a timer",
  },
  "lib/cli": {
    layers: [
      "lib/domain",
      "lib/ingest",
      "lib/health",
      "lib/metrics",
      "lib/metrics/stats",
      "lib/db",
      "lib/db/read",
      "lib/services",
      "lib/http",
      "lib/env",
      "lib/log",
      "lib/cli",
    ],
    why: "a command is an edge like the HTTP one",
  },
  "components/ui": { layers: ["components/ui"], packages: [react], why: "primitives know no product words" },
  "components/charts": {
    layers: ["components/ui", "components/charts", "lib/charts", "lib/domain"],
    packages: [react, /^recharts/],
    why: "a chart receives a ready model",
  },
  "components/shell": {
    layers: ["components/ui", "components/shell", "lib/domain", "lib/urls"],
    packages: [react],
    why: "navigation is the same on every page",
  },
  "components/area": {
    layers: [
      "components/ui",
      "components/charts",
      "components/shell",
      "components/area",
      "lib/domain",
      "lib/charts",
      "lib/urls",
      "lib/metrics",
    ],
    types: ["lib/views", "lib/services"],
    packages: [react],
    why: "components receive ready models and decide nothing",
  },
  app: {
    layers: [
      "lib/views",
      "lib/services",
      "lib/http",
      "lib/auth",
      "lib/urls",
      "lib/domain",
      "components/ui",
      "components/charts",
      "components/shell",
      "components/area",
      "app",
    ],
    packages: [react, /^next-auth/],
    why: "a page parses, loads one view and renders",
  },
  edge: {
    layers: ["lib/jobs", "lib/http", "lib/services", "lib/env", "lib/log"],
    packages: [node, react],
    why: "start-up and the proxy only wire",
  },
  tool: { layers: [], why: "a tool's own file" },
};
