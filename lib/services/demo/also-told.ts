import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { writeExceptions } from "@/lib/db/telemetry/write-exceptions";
import { type HistoryHour, writeHistory } from "@/lib/db/telemetry/write-history";
import type { ExceptionSeen } from "@/lib/domain/exception";
import { groupBy } from "@/lib/domain/group-by";
import { Faults } from "@/lib/ingest/otlp/exceptions/fault";
import type { SeriesHour, ServicePlan } from "@/prisma/seed/generators/service-hours";
import { alsoTold } from "@/prisma/seed/told/also-told";
import type { FaultHour } from "@/prisma/seed/told/exceptions";

/** Of one fault and version the store keeps no more cases. */
const CASES = 5;

type Told = { readonly hour: HistoryHour; readonly seen: ExceptionSeen };

/** Writes what else the requests of a demo service left behind: calls, log lines, exceptions and some cases of each. */
export async function writeAlsoTold(plan: ServicePlan, requests: readonly SeriesHour[], now: Date): Promise<void> {
  const { hours, faults } = alsoTold(plan, requests, now);
  const known = new Faults();
  const told = faults.flatMap((one) => withSignature(one, known));
  await writeHistory([...hours, ...told.map(({ hour }) => hour)], now);
  // The first case and the newest, in the order in which they would have come.
  for (const round of rounds(told.map(({ seen }) => seen))) await inSqlTransaction((client) => writeExceptions(client, round));
}

function withSignature({ fault, hour, case: { atMs, ...ids } }: FaultHour, known: Faults): Told[] {
  const cause = known.find(fault.type, fault.message.replace("{n}", "0"), fault.stack);
  if (cause === null) return [];
  const { service, environment, version } = hour.key;
  const sample = { source: "span" as const, atMs, ...ids, stack: fault.stack.replace(fault.message, ids.message), attributes: {} };
  const seen = { service, environment, version, ...cause, firstMs: atMs, lastMs: atMs, sample };
  return [{ hour: { ...hour, key: { ...hour.key, operation: cause.signature } }, seen }];
}

function rounds(all: readonly ExceptionSeen[]): ExceptionSeen[][] {
  const byVersion = groupBy(all, ({ signature, version }) => `${signature} ${version}`);
  const kept = [...byVersion.values()].map((cases) => (cases.length <= CASES ? cases : [...cases.slice(0, 1), ...cases.slice(1 - CASES)]));
  return Array.from({ length: CASES }, (_, round) => kept.flatMap((cases) => cases.slice(round, round + 1))).filter(
    (cases) => cases.length > 0,
  );
}
