import { inTransaction, prisma } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Verdict } from "@/lib/domain/verdict";
import { type ItemResult, recordEvents } from "@/lib/services/event/record";
import type { DeliveryHistory, HistoryChange, SettledDeployment } from "./delivery-history";

const SENDER = { kind: "system", name: "history" } as const;
const iso = (ms: number): string => new Date(ms).toISOString();
const some = (ms: number | null): string | undefined => (ms === null ? undefined : iso(ms));

/** The names of a history's own services and teams, so that many of them fit into one database. */
export const ownName = (index: number, name: string): string => `h${index}-${name}`;

/** Tells the product of everything in some histories, each under its number, the way senders would. What it makes of that is up to it. */
export async function tellHistories(histories: ReadonlyMap<number, DeliveryHistory>, now: Date): Promise<void> {
  const told = [...histories].map(([index, history]) => ({ own: (name: string) => ownName(index, name), history }));
  const tell = (kind: "changes" | "deployments" | "incidents", values: readonly object[]) => recordEvents(SENDER, { kind, values }, now);
  await tell(
    "changes",
    told.flatMap(({ own, history }) => history.changes.map((change) => changeBody(own, change))),
  );
  for (const { own, history } of told) await tellCommits(own, history.changes);
  const recorded = told.flatMap(({ own, history }) =>
    history.deployments.filter((one) => one.recorded).map((one) => ({ own, one, body: deploymentBody(own, one, history) })),
  );
  const stored = await tell(
    "deployments",
    recorded.map(({ body }) => body),
  );
  const ids = new Map(recorded.map(({ own, one }, at) => [own(one.id), idOf(stored[at])]));
  const back = recorded.filter(({ one }) => one.takenBackAt !== null);
  await tell(
    "deployments",
    back.map(({ one, body }) => ({ ...body, status: "rolled_back", finishedAt: some(one.takenBackAt) })),
  );
  await tell(
    "incidents",
    told.flatMap(({ own, history }) => history.incidents.map((incident) => incidentBody(own, incident))),
  );
  await tellVerdicts(ids, told);
}

const incidentBody = (
  own: (name: string) => string,
  { id, title, openedAt, resolvedAt, causes, repairedIn }: DeliveryHistory["incidents"][number],
) => ({
  ...{ id: own(id), title, openedAt: iso(openedAt), environment: "production" },
  status: resolvedAt === null ? "open" : "resolved",
  resolvedAt: resolvedAt === null ? undefined : iso(Math.max(resolvedAt, openedAt)),
  causedBy: causes.map(({ deployment }) => own(deployment)),
  fixedBy: repairedIn === null ? undefined : [own(repairedIn)],
});

const idOf = (result: ItemResult | undefined): string => {
  if (result === undefined || result.outcome === "refused") throw new Error(JSON.stringify(result?.error.issues));
  return result.entity.id;
};

const changeBody = (own: (name: string) => string, change: HistoryChange) => ({
  ...{
    id: own(change.id),
    repository: own(change.repository),
    number: change.number ?? undefined,
    title: change.title,
    author: change.author,
  },
  ...{ bot: change.bot, url: change.url ?? undefined, mergeCommit: change.mergeCommit ?? undefined },
  ...{ firstCommitAt: some(change.firstCommitAt), openedAt: some(change.openedAt), readyAt: some(change.readyAt) },
  ...{ firstReviewAt: some(change.firstReviewAt), approvedAt: some(change.approvedAt), mergedAt: some(change.mergedAt) },
  commits: [...change.commits.keys(), ...Array.from({ length: change.unknownCommits }, (_, nth) => 100 + nth)].map((nth) =>
    shaOf(own(change.id), nth),
  ),
});

const shaOf = (change: string, nth: number): string => Buffer.from(`${nth}:${change}`).toString("hex").padEnd(40, "0").slice(-40);

async function tellCommits(own: (name: string) => string, changes: readonly HistoryChange[]): Promise<void> {
  const data = changes.flatMap((change) =>
    change.commits.map((at, nth) => {
      const [repository, sha] = [own(change.repository), shaOf(own(change.id), nth)];
      return { id: `${repository}@${sha}`, repository, sha, authoredAt: new Date(at) };
    }),
  );
  await prisma().commit.createMany({ data, skipDuplicates: true });
}

function deploymentBody(own: (name: string) => string, one: SettledDeployment, history: DeliveryHistory) {
  const team = history.services.find(({ name }) => name === one.service)?.team ?? null;
  return {
    ...{ id: own(one.id), service: own(one.service), environment: one.environment, version: one.version },
    ...{ status: one.reached ? "succeeded" : "failed", startedAt: iso(one.startedAt), finishedAt: iso(one.at), emergency: one.emergency },
    changes: one.changes.length === 0 ? undefined : one.changes.map(own),
    labels: {
      ...Object.fromEntries(Object.entries(one.labels).filter(([, value]) => value !== "")),
      ...(team === null ? {} : { team: own(team) }),
    },
  };
}

type Told = { readonly own: (name: string) => string; readonly history: DeliveryHistory };

async function tellVerdicts(ids: ReadonlyMap<string, string>, told: readonly Told[]): Promise<void> {
  const judged = told.flatMap(({ own, history }) =>
    history.verdicts.flatMap(({ deployment, horizon, state, at, onsetAt }) => {
      const deploymentId = ids.get(own(deployment));
      const when = { at: new Date(at), dueAt: new Date(at), onsetAt: onsetAt === null ? null : new Date(onsetAt) };
      const rest = {
        requests: { before: 1, after: 1 },
        failed: { before: 0, after: 1 },
        effects: [],
        signatures: [],
        operations: [],
        sureness: null,
        concurrent: null,
        needed: null,
        evidence: [],
        method: "test",
      };
      const windows = { before: [], after: { from: new Date(at - 60_000), to: new Date(at) } };
      return deploymentId === undefined ? [] : [{ deploymentId, verdicts: [{ horizon, state, ...when, ...rest, windows } as Verdict] }];
    }),
  );
  await inTransaction((tx) => saveVerdicts(tx, judged));
  const dismissed = told.flatMap(({ own, history }) => history.dismissed.flatMap((id) => ids.get(own(id)) ?? []));
  const said = { state: "regressed", reason: "A load test.", decidedBy: "history" };
  await prisma().verdictDecision.createMany({
    data: dismissed.flatMap((deploymentId) => [
      { ...said, deploymentId, kind: "confirmed", decidedAt: new Date(0) },
      { ...said, deploymentId, kind: "dismissed", decidedAt: new Date(1) },
    ]),
  });
}
