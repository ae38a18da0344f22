import { inTransaction } from "@/lib/db/prisma";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import type { Reduction, Rejected, RejectReason } from "@/lib/ingest/otlp/reduction";
import type { OtlpEncoding, OtlpSignal } from "@/lib/ingest/otlp/signal";
import { log } from "@/lib/log";
import { publishChange } from "@/lib/services/live/publish";
import { promotedMetrics } from "@/lib/services/metric/promoted";
import { comeAgain, withinDeadline } from "@/lib/services/within-deadline";
import { batchIdOf } from "./batch-id";
import { type TelemetryStore, telemetryStore } from "./telemetry-store";
import { withinReach } from "./within-reach";

type Telemetry = {
  readonly actor: Actor | null;
  readonly signal: OtlpSignal;
  readonly encoding: OtlpEncoding;
  /** The body as inflated. */
  readonly body: Uint8Array;
  readonly idempotencyKey: string | null;
  readonly now: Date;
};

export type Rejection = { readonly reason: RejectReason | "reach"; readonly count: number };
export type Acceptance = {
  /** Spans that count in a series, data points, log records. */
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
  /** Whether this body had been stored before; it counts once. */
  readonly duplicate: boolean;
};

/**
 * Takes one OTLP request and answers once everything it adds is durable; a body that is sent again adds nothing.
 *
 * @throws WakeError `unauthenticated`, `forbidden`; `invalid`, `malformed` or `too-large` for a body that will never be taken;
 * `unavailable` when it should be sent again, whatever became of it.
 */
export async function acceptTelemetry({ actor, ...telemetry }: Telemetry, front = telemetryStore()): Promise<Acceptance> {
  authorise(actor, "telemetry.write");
  return withinDeadline(accept({ actor, ...telemetry }, front), "The telemetry store");
}

async function accept(telemetry: Telemetry & { actor: Actor }, front: TelemetryStore): Promise<Acceptance> {
  const { actor, signal, encoding, body, idempotencyKey, now } = telemetry;
  const reach = reachOf(actor);
  const id = batchIdOf(`/v1/${signal}`, body, { id: actor.kind === "token" ? actor.id : actor.name, reach }, idempotencyKey);
  const promoted = await promotedMetrics(now);
  const known = front.known.within(reach);
  const whole = reduceOtlp(signal, encoding, body, { now: now.getTime(), known, promoted });
  const claim = known.claim(whole.spans);
  const { reduction, beyond } = withinReach(whole, reach);
  try {
    if (!(await claim.othersStored)) throw comeAgain("What this body repeats could not be stored.", 1);
    const duplicate = await store(front, id, reduction, now);
    // A sender's own key may name another body, which is not this one's spans.
    claim.settle(!duplicate || idempotencyKey === null);
    return { accepted: reduction.accepted, rejected: allRejected(reduction.rejected, beyond), duplicate };
  } catch (error) {
    claim.settle(false);
    throw error;
  }
}

/** Whether it was stored before. */
async function store({ limits, commits, catalogue, calls }: TelemetryStore, id: string, reduction: Reduction, now: Date): Promise<boolean> {
  const { accepted, duplicates, services, latestMs } = reduction;
  if (services.length === 0 || latestMs === null) return accepted === 0 && duplicates > 0;
  const { batch, isNew } = await limits.admit(reduction, now);
  const duplicate = await commits.submit({ id, latestMs, ...batch });
  if (!duplicate) {
    catalogue.note(reduction.metrics);
    calls.note(reduction.calls, now);
  }
  if (isNew) announce();
  return duplicate;
}

const allRejected = (rejected: readonly Rejected[], beyond: number): readonly Rejection[] =>
  beyond === 0 ? rejected : [...rejected, { reason: "reach", count: beyond }];

/** Open pages learn that a version speaks. Whether they do must not decide over the answer to its sender. */
function announce(): void {
  inTransaction((tx) => publishChange(tx, "services")).catch((error: unknown) =>
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "a new version could not be announced"),
  );
}
