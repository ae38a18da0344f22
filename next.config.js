import { readFileSync } from "node:fs";

/** @type {{ always: Record<string, string>, overHttps: Record<string, string>, machineAnswers: Record<string, string> }} */
const sets = JSON.parse(readFileSync(new URL("./lib/http/security-headers.json", import.meta.url), "utf8"));
const pairs = (/** @type {Record<string, string>} */ set) => Object.entries(set).map(([key, value]) => ({ key, value }));

/** Answers for machines; pages get a policy with a nonce from proxy.ts instead. */
const MACHINE_PATHS = ["/api/:path*", "/v1/:path*", "/v1development/:path*", "/healthz", "/readyz", "/metrics"];

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run verify` checks the types, tests included; a start must not.
  typescript: { ignoreBuildErrors: true },
  // A redirect would make an exporter drop its data.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["pg", "pino", "@prisma/client", "@prisma/adapter-pg", "next-auth"],
  experimental: { authInterrupts: true },
  async headers() {
    return [
      { source: "/:path*", headers: pairs(sets.always) },
      { source: "/:path*", has: [{ type: "header", key: "x-forwarded-proto", value: "https" }], headers: pairs(sets.overHttps) },
      ...MACHINE_PATHS.map((source) => ({ source, headers: pairs(sets.machineAnswers) })),
    ];
  },
  // Any page's data is the page's address with .json, and some pages are tables as well; files in public/ come first.
  async rewrites() {
    return [
      { source: "/index.json", destination: "/api/pages" },
      { source: "/:path(.*).json", destination: "/api/pages/:path" },
      { source: "/:path(delivery|incidents|releases).csv", destination: "/api/csv/:path" },
      { source: "/incidents/:id(.*).md", destination: "/api/markdown/:id" },
    ];
  },
};
