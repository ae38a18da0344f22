import { benchHttp } from "./http";
import { benchPerByte } from "./per-byte";

/** `npm run bench -- delivery`, `npm run bench -- ingest`, `npm run bench -- import`, `npm run bench -- hooks` or `npm run bench -- signals`: the figures of docs/performance.md; `npm run bench -- verdict`: those of docs/verdict.md. Run it on a quiet machine. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  attribution: async (args) => (await import("./attribution/main")).main(args),
  ingest: async () => {
    await import("./ingest");
    benchPerByte();
    await benchHttp();
    return 0;
  },
  delivery: async (args) => (await import("./delivery")).main(args),
  hooks: async (args) => (await import("./hooks")).main(args),
  import: async (args) => (await import("./import")).main(args),
  verdict: async (args) => (await import("./verdict/main")).main(args),
  signals: async (args) => (await import("./signals")).main(args),
  verdicts: async (args) => (await import("./verdicts")).main(args),
};

const [asked = "ingest", ...args] = process.argv.slice(2);
const bench = BENCHES[asked];
if (bench === undefined) throw new Error(`There is no bench “${asked}”; there are ${Object.keys(BENCHES).join(" and ")}.`);
process.exitCode = await bench(args);
