import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { WakeError } from "@/lib/domain/error";
import { majorOf } from "./binaries";
import type { Placement } from "./placement";
import { runProgram } from "./run-program";

/** The superuser of the embedded server, and the name of its database. */
export const owner = "wake";

/** Makes the cluster when there is none. It is built beside its place and renamed, so that a crash leaves nothing half made. */
export async function ensureCluster(placement: Placement, password: string): Promise<void> {
  if (existsSync(placement.cluster)) return checkCluster(placement);
  const partial = `${placement.cluster}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(path.dirname(placement.cluster), { recursive: true });
  await mkdir(partial, { mode: 0o700 });
  const passwordFile = `${partial}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (placement.user !== null) {
      await chown(partial, placement.user.uid, placement.user.gid);
      await chown(passwordFile, placement.user.uid, placement.user.gid);
    }
    await runProgram(placement, "initdb", [...initdbFlags(placement), "-D", partial, `--pwfile=${passwordFile}`]);
    await rename(partial, placement.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Text sorts by code point everywhere; from 17 on, upper and lower case know Unicode without asking the system. */
function initdbFlags({ binaries }: Placement): string[] {
  const locale = majorOf(binaries.version) >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  return [`--username=${owner}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", ...locale];
}

async function checkCluster({ cluster, user, binaries }: Placement): Promise<void> {
  const found = await stat(cluster);
  const uid = user?.uid ?? process.getuid?.();
  if (uid !== undefined && found.uid !== uid)
    throw new WakeError("conflict", `The database in ${cluster} belongs to another user (uid ${found.uid}).`, {
      fix: "Start Wake as that user, or choose another folder with --data-dir.",
    });
  const version = (await readFile(path.join(cluster, "PG_VERSION"), "utf8")).trim();
  if (Number(version) !== majorOf(binaries.version))
    throw new WakeError(
      "conflict",
      `The database in ${cluster} is of PostgreSQL ${version}; this Wake runs ${majorOf(binaries.version)}.`,
      {
        fix: "Start the Wake that made it, back it up there, and restore the back-up here.",
      },
    );
}
