import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { catalogueAdapter } from "./catalogue-adapter";
import type { SchemaFile } from "./schema-files";

let loaded: Promise<void> | null = null;

/**
 * The SQL that turns the schema a database has (everything it holds in `public`) into the one the files describe; empty when
 * there is nothing to do. Prisma's schema engine runs as WebAssembly here, so no native engine is ever downloaded.
 */
export async function schemaDiff(databaseUrl: string, files: readonly SchemaFile[]): Promise<string> {
  loaded ??= load();
  await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(catalogueAdapter(databaseUrl));
  const session = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    const result = await session.diff({
      from: { tag: "schemaDatasource", files: [...files], configDir: "" }, // whatever the adapter is connected to
      to: { tag: "schemaDatamodel", files: [...files] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? "" : (result.stdout ?? "").trim();
  } finally {
    session.free();
  }
}

/** What Prisma's bundler would do; Node cannot import WebAssembly by itself. */
async function load(): Promise<void> {
  // The engine reports a Rust panic to this name before it gives up.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: fail } });
  const bytes = await readFile(
    createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm")
      .replace(/\.js$/, "_bg.wasm"),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

function fail(message: string): never {
  throw new Error(`Prisma's schema engine failed: ${message}`);
}
