import fc from "fast-check";
import { inTransaction } from "@/lib/db/prisma";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { deploymentDraft } from "@/lib/ingest/facts/draft";
import { storeDrafts, type TracedDraft } from "@/lib/services/event/store-drafts";

const START = Date.UTC(2026, 2, 1, 12);
export const toldAt = (minute: number): Date => new Date(START + minute * 60_000);
const now = toldAt(3_000);

export type Telling = {
  readonly source: string;
  readonly entity: string;
  readonly status: (typeof DEPLOYMENT_STATUSES)[number];
  readonly minute: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Which telling of its state this is. */
  readonly nth?: number;
};

/** An event as the adapter of a source would make it. */
export function toldDeployment({ source, entity, status, minute, facts = {}, nth = 0 }: Telling): TracedDraft {
  const at = toldAt(minute);
  const time = status === "started" ? { startedAt: at.toISOString() } : {};
  const said = { service: "checkout", environment: "production", version: "1", id: `${source}:${entity}`, status, ...time, ...facts };
  const draft = deploymentDraft(`${source}:${entity}`, said, { key: `${source}:${entity}:${status}:${nth}`, at, receivedAt: now });
  return { draft, origin: { source, connection: `${source}-1`, deliveryId: null, receivedAt: now, mapperVersion: 1 } };
}

export const tellDrafts = (drafts: readonly TracedDraft[]): Promise<unknown> =>
  inTransaction((tx) => storeDrafts(tx, drafts, { now, demo: false }));

const sources = ["api", "github", "argocd", "flux"] as const;
const commits = ["aaaaaaa1", "aaaaaaa1bbbb", "ccccccc2dddd", "ccccccc2"];

const announced: fc.Arbitrary<Telling[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom(...sources),
      entity: fc.constantFrom("1", "2", "3", "4"),
      status: fc.constantFrom(...DEPLOYMENT_STATUSES),
      minute: fc.nat({ max: 120 }),
      nth: fc.nat({ max: 1 }),
      facts: fc.record(
        {
          service: fc.constantFrom("checkout", "checkout", "payments"),
          version: fc.constantFrom("1", "2", "3", "aaaaaaa1"),
          commit: fc.constantFrom(...commits),
          release: fc.constantFrom("spring"),
          changes: fc.subarray(["c1", "c2"], { minLength: 1 }),
          emergency: fc.boolean(),
          rollback: fc.constant(true),
          commitOf: fc.constant("config"),
          configHash: fc.constantFrom("c1", "c2"),
          tentative: fc.constant(true),
          told: fc.constant("pipeline"),
          components: fc.constant([{ service: "payments", version: "7" }]),
        },
        { requiredKeys: [] },
      ),
    }),
    { minLength: 3, maxLength: 40 },
  )
  .map((told) => told.map((one) => (one.source === "github" ? one : { ...one, facts: { ...one.facts, told: undefined } })));

/** What telemetry saw: of each version its first moment, and that of a configuration which it ran with later. */
const sightings: fc.Arbitrary<Telling[]> = fc
  .subarray([
    ...["1", "2", "3", "aaaaaaa1"].map((version) => ({ version })),
    { version: "1", configHash: "c1" },
    { version: "2", configHash: "c2" },
  ])
  .chain((seen) => fc.tuple(...seen.map((one) => fc.tuple(fc.constant(one), fc.nat({ max: 120 })))))
  .map((seen) =>
    seen.map(([facts, minute]) => ({
      ...{ source: "telemetry", entity: Object.values(facts).join(" "), status: "succeeded" as const, minute, facts },
    })),
  );

/** Deployments as several systems tell of them: few versions and commits and little time, so that much meets and much is tied. */
export const tellings: fc.Arbitrary<Telling[]> = fc.tuple(announced, sightings).map((parts) => parts.flat());
