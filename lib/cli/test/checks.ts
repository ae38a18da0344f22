import { failed, passed, type Section, type Tally } from "./section";
import { runTool } from "./tool";

const verdict = (code: number): Tally => (code === 0 ? passed : failed());

/** Format and lint rules in one pass. */
export const style: Section = {
  title: "Format and lint",
  run: async () => verdict(await runTool("biome", ["check", "--error-on-warnings"])),
};

/** The types of the routes are Next's to write; without them an import of a style sheet or a page's props is unknown. */
export const types: Section = {
  title: "Types",
  run: async () => {
    const generated = await runTool("next", ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
    return generated === 0 ? verdict(await runTool("tsc", ["--noEmit"])) : failed("Next could not write the types of the routes");
  },
};
