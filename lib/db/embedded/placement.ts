import { createHash } from "node:crypto";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { WakeError } from "@/lib/domain/error";
import type { Binaries } from "./binaries";
import { copyBinaries } from "./copy-binaries";
import { makeLinks, missingLinks } from "./links";
import { canEnter, type ServerUser, serverUser } from "./server-user";

export type Placement = { readonly cluster: string; readonly user: ServerUser; readonly binaries: Binaries };

/** Where root's databases and programs go when their own folders are closed to the server's user. */
const shared = "/var/lib/wake";

/**
 * Decides where the cluster of a data folder lives and which copy of the programs runs it. Both stay where they are wherever the
 * server's user can reach them; `recorded` is where an earlier start put the cluster.
 */
export async function place(dataDir: string, binaries: Binaries, recorded: string | null): Promise<Placement> {
  const inside = path.join(dataDir, "postgres");
  const user = await serverUser(recorded ?? inside);
  const cluster = recorded ?? ((await canEnter(dataDir, user)) ? inside : outside(dataDir));
  if (!(await canEnter(path.dirname(cluster), user)))
    throw new WakeError("unavailable", `The database's user may no longer enter ${path.dirname(cluster)}.`, {
      fix: `Run: chmod a+x ${path.dirname(cluster)} (and each folder above it).`,
    });
  return { cluster, user, binaries: await usable(binaries, dataDir, user) };
}

const outside = (dataDir: string): string => path.join(shared, createHash("sha256").update(dataDir).digest("hex").slice(0, 12), "postgres");

async function usable(binaries: Binaries, dataDir: string, user: ServerUser): Promise<Binaries> {
  if (!(await canEnter(binaries.bin, user))) return copyBinaries(binaries, path.join(shared, `postgres-${binaries.version}`));
  const missing = await missingLinks(binaries.root);
  if (missing.length === 0) return binaries;
  const writable = await access(path.join(binaries.root, "native", "lib"), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return copyBinaries(binaries, path.join(dataDir, `postgres-${binaries.version}`));
  await makeLinks(missing);
  return binaries;
}
