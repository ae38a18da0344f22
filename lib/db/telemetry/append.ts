import { WakeError } from "@/lib/domain/error";
import { inSqlTransaction } from "../sql-transaction";
import type { TelemetryBatch } from "./batch";
import { enterLedger } from "./ledger";
import { mergeBatches } from "./merge-batches";
import { ensurePartitions } from "./partitions";
import { resolveStreams } from "./resolve-streams";
import { writeConfigs } from "./write-configs";
import { markDirtyHours, writeDeltas } from "./write-deltas";
import { writeExceptions } from "./write-exceptions";
import { writeSeen } from "./write-seen";
import { writeSeries } from "./write-series";

const NO_PARTITION = "23514";

/**
 * Stores many bodies in one transaction and says of each whether it was a duplicate, that is, stored before. When it resolves,
 * everything is durable; when it throws, nothing that it wrote is there, unless the connection broke while committing: then
 * sending the same bodies again settles it.
 *
 * @throws WakeError `invalid` when the database refuses the content of a body, `unavailable` for every other failure.
 */
export async function appendBatches(batches: readonly TelemetryBatch[]): Promise<boolean[]> {
  try {
    return await append(batches);
  } catch (error) {
    if (sqlStateOf(error) !== NO_PARTITION) throw asWakeError(error);
  }
  try {
    await ensurePartitions(new Date(Math.max(...batches.map((batch) => batch.latestMs))));
    return await append(batches);
  } catch (error) {
    throw asWakeError(error);
  }
}

const append = (batches: readonly TelemetryBatch[]): Promise<boolean[]> =>
  inSqlTransaction(async (client) => {
    const fresh = await enterLedger(client, batches);
    const points = fresh.flatMap((batch) => batch.points);
    const resolved = points.length === 0 ? [] : await resolveStreams(client, points);
    const { series, rows, seen, exceptions } = mergeBatches(fresh, resolved);
    if (rows.length > 0) {
      await writeSeries(client, series);
      await writeDeltas(client, rows);
      await markDirtyHours(client, rows);
    }
    if (seen.length > 0) await writeSeen(client, seen);
    await writeConfigs(client, seen);
    if (exceptions.length > 0) await writeExceptions(client, exceptions);
    const stored = new Set(fresh);
    return batches.map((batch) => !stored.has(batch));
  });

const sqlStateOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

function asWakeError(cause: unknown): WakeError {
  if (/^2[23]\w{3}$/.test(sqlStateOf(cause)))
    return new WakeError("invalid", "The database cannot store this body.", { fix: "Report it: the body holds something new.", cause });
  return new WakeError("unavailable", "The telemetry store cannot be written right now.", {
    fix: "Send it again shortly: nothing is counted twice.",
    retryAfterS: 2,
    cause,
  });
}
