import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { installPackage } from "./apt";
import { findPostgres } from "./postgres-binaries";
import { failed, type Section } from "./section";
import { runVitest } from "./vitest";

const major = 15;
const absent = `PostgreSQL ${major} is not on this machine; install postgresql-${major} to run it`;

/** What puts questions of its own to the database; senders, commands and processes only use the same ones again. */
const ASKING = [
  ...["carried", "decide", "decision", "delivery", "dependencies", "events", "import", "metric", "migrate"],
  ...["objective", "releases", "review", "suspicion", "telemetry", "tell", "verdict", "views"],
].map((area) => `tests/integration/${area}/`);

/** The tests that ask the database most, once more on the PostgreSQL that people bring themselves. Continuous integration may not do without. */
export const onPostgres15: Section = {
  title: `Integration on PostgreSQL ${major}`,
  run: async () => {
    if (((await findPostgres(major)) ?? (await install())) !== null)
      return runVitest(["integration"], { WAKE_TEST_POSTGRES: String(major) }, ASKING);
    return process.env["CI"] === "true" ? failed(absent) : { passed: 0, failed: 0, note: `not run: ${absent}` };
  },
};

/** Debian would create and start a cluster of its own with the package; this asks it not to. */
async function install() {
  const folder = "/etc/postgresql-common/createcluster.d";
  const wish = path.join(folder, "wake-no-cluster.conf");
  const asked = await mkdir(folder, { recursive: true })
    .then(() => writeFile(wish, "create_main_cluster = false\n"))
    .then(
      () => true,
      () => false,
    );
  if (!asked) return null;
  try {
    return (await installPackage(`postgresql-${major}`)) ? await findPostgres(major) : null;
  } finally {
    await rm(wish, { force: true });
  }
}
