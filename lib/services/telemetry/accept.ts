import { inTransaction } from "@/lib/db/prisma";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { type OtlpEncoding, reduceTraces } from "@/lib/ingest/otlp/reduce-traces";
import type { RejectReason } from "@/lib/ingest/otlp/trace-reduction";
import { log } from "@/lib/log";
import { publishChange } from "@/lib/services/live/publish";
import { batchIdOf } from "./batch-id";
import { telemetryStore } from "./telemetry-store";
import { withinReach } from "./within-reach";

type Traces = {
  readonly actor: Actor | null;
  /** The body as inflated. */
  readonly body: Uint8Array;
  readonly encoding: OtlpEncoding;
  readonly idempotencyKey: string | null;
  readonly now: Date;
};

export type Rejection = { readonly reason: RejectReason | "reach"; readonly count: number };
export type Acceptance = {
  /** Spans that count in a series. */
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
  /** Whether this body had been stored before; it counts once. */
  readonly duplicate: boolean;
};

/**
 * Takes one `ExportTraceServiceRequest` and answers once everything it adds is durable; a body that is sent again adds nothing.
 *
 * @throws WakeError `unauthenticated`, `forbidden`; `invalid`, `malformed` or `too-large` for a body that will never be taken;
 * `unavailable` when it should be sent again, whatever became of it.
 */
export async function acceptTraces({ actor, body, encoding, idempotencyKey, now }: Traces): Promise<Acceptance> {
  authorise(actor, "telemetry.write");
  const reduction = reduceTraces(body, encoding, now.getTime());
  const { deltas, services, beyond } = withinReach(reduction, reachOf(actor));
  const rejected: Rejection[] = beyond === 0 ? [...reduction.rejected] : [...reduction.rejected, { reason: "reach", count: beyond }];
  const accepted = reduction.accepted - beyond;
  if (deltas.length === 0 || reduction.latestMs === null) return { accepted, rejected, duplicate: false };
  const { limits, commits } = telemetryStore();
  const admitted = await limits.admit(deltas, services, now);
  const id = batchIdOf("/v1/traces", body, actor.kind === "token" ? actor.id : actor.name, idempotencyKey);
  const duplicate = await commits.submit({ id, latestMs: reduction.latestMs, deltas: admitted.deltas, seen: admitted.seen });
  if (admitted.isNew) announce();
  return { accepted, rejected, duplicate };
}

/** Open pages learn that a version speaks. Whether they do must not decide over the answer to its sender. */
function announce(): void {
  inTransaction((tx) => publishChange(tx, "services")).catch((error: unknown) =>
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "a new version could not be announced"),
  );
}
