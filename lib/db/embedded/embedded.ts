import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { withClient } from "../migrate/with-client";
import { type Binaries, embeddedBinaries } from "./binaries";
import { ensureCluster, owner } from "./cluster";
import { freePort } from "./free-port";
import { type Placement, place } from "./placement";
import { runningPostmaster, stopPostmaster } from "./postmaster";
import { type Server, startServer } from "./server";
import { readState, writeState } from "./state";

type Options = {
  /** Absolute; whoever calls this holds the folder's lock. */
  readonly dataDir: string;
  /** Other programs than those npm installed; tests run the suite on an older major this way. */
  readonly binaries?: Binaries;
  /** False for a cluster that is thrown away: faster, and lost when the machine stops. */
  readonly durable?: boolean;
  /** Something worth telling: an orphan that was stopped, a cluster that had to live elsewhere. */
  readonly onNote?: (sentence: string) => void;
};

export type EmbeddedDatabase = Server & { readonly url: string; readonly cluster: string };

const address = "127.0.0.1";

/**
 * Starts the PostgreSQL of a data folder and returns it once its database `wake` answers. Makes the cluster the first time. A
 * server that a killed Wake left behind is stopped first. Throws a WakeError with a sentence when this machine cannot do it.
 */
export async function startEmbedded({ dataDir, binaries, durable = true, onNote = () => undefined }: Options): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true });
  const state = await readState(dataDir);
  const placement = await place(dataDir, binaries ?? (await embeddedBinaries()), state.cluster);
  await noteWhenElsewhere(dataDir, placement, onNote);
  await stopOrphan(placement.cluster, onNote);
  const port = await freePort(state.port, address);
  await writeState(dataDir, { ...state, port, cluster: isInside(dataDir, placement.cluster) ? null : placement.cluster });
  await ensureCluster(placement, state.password);
  const urlOf = (name: string): string => `postgresql://${owner}:${state.password}@${address}:${port}/${name}`;
  const logFile = path.join(dataDir, "postgres.log");
  const server = await startServer({ placement, port, adminUrl: urlOf("postgres"), logFile, durable });
  await ensureDatabase(urlOf("postgres")).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return { ...server, url: urlOf(owner), cluster: placement.cluster };
}

const ensureDatabase = (adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [owner]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${owner}`);
  });

async function stopOrphan(cluster: string, onNote: (sentence: string) => void): Promise<void> {
  const orphan = await runningPostmaster(cluster);
  if (orphan === null) return;
  onNote(`stopping the database that an earlier Wake left running (process ${orphan})`);
  await stopPostmaster(orphan, cluster);
}

const isInside = (dataDir: string, cluster: string): boolean => path.dirname(cluster) === dataDir;

async function noteWhenElsewhere(dataDir: string, { cluster }: Placement, onNote: (sentence: string) => void): Promise<void> {
  const note = path.join(dataDir, "database-is-elsewhere.txt");
  if (isInside(dataDir, cluster)) return rm(note, { force: true });
  onNote(`the database is kept in ${cluster}, because its user may not enter ${dataDir}`);
  await writeFile(
    note,
    `PostgreSQL does not run as root, and its user may not enter this folder.\nThe database is therefore in ${cluster}\n`,
  );
}
