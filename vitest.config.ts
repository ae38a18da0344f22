import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const setupFiles = ["tests/support/quiet-console.ts", "tests/support/property-seed.ts"];

const EDGES = ["tests/unit/{auth,cli,db,http,services}/**/*.test.ts"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Long enough for a busy machine: no test asserts how long anything takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Pure code needs no process of its own for each file, and sharing one halves the time; what touches settings or the network does.
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], exclude: EDGES, setupFiles, isolate: false } },
      { extends: true, test: { name: "edges", include: EDGES, setupFiles } },
      { extends: true, test: { name: "simulation", include: ["tests/simulation/**/*.test.ts"], setupFiles } },
      { extends: true, test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], setupFiles } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-server.ts"],
          setupFiles: [...setupFiles, "tests/support/worker-database.ts"],
        },
      },
    ],
  },
});
