import { inTransaction } from "@/lib/db/prisma";
import { demoState } from "@/lib/db/read/demo/state";
import { type DueDeployment, dueForLook } from "@/lib/db/read/deployment/due-for-look";
import { writeHistory } from "@/lib/db/telemetry/write-history";
import { appendAudit } from "@/lib/db/write/audit";
import { closeDemoVerdicts } from "@/lib/db/write/demo";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { recordSightings } from "@/lib/services/deployment/record-sightings";
import { recordEvents } from "@/lib/services/event/record";
import { publishChange } from "@/lib/services/live/publish";
import { calledFirst } from "@/prisma/seed/called-first";
import { demoHistory } from "@/prisma/seed/demo-history";
import { type ServicePlan, serviceHours } from "@/prisma/seed/generators/service-hours";
import { OBJECTIVES } from "@/prisma/seed/objectives";
import { ToldSignals } from "@/prisma/seed/told-signals";
import { writeAlsoTold } from "./also-told";
import { clearDemo } from "./clear";
import { DEMO_ACTOR } from "./demo-actor";
import { judgeHistory } from "./judge";
import { loadObjectives } from "./objectives";

/** Any number; another one gives another history with the same stories. */
const SEED = 1;
const BATCH = 400;
/** More than the history has. */
const MOST_DEPLOYMENTS = 10_000;

type Progress = (sentence: string) => void;

/**
 * Loads ninety days of an invented company, marked as demo throughout: events through the recorder that real ones take, telemetry in
 * its folded form, and the judge's verdict on every deployment. Only into a database in which nothing has ever arrived; a load that
 * was broken off is begun again. Returns whether anything was loaded.
 */
export async function loadDemo(now: Date, onProgress: Progress): Promise<boolean> {
  const state = await demoState();
  if (state === "closed") return false;
  const history = demoHistory(now, SEED);
  if (state === "interrupted") await clearDemo(history.services.map(({ profile }) => profile.name));
  onProgress(`90 days of an invented ferry company: ${history.deployments.length} deployments, ${history.services.length} services`);
  await record("deployments", history.deployments, now);
  await record("incidents", history.incidents, now);
  await recordSightings(history.services.flatMap(sightingsOf), now);
  const due = await dueForLook(now, MOST_DEPLOYMENTS);
  // What a release left behind may have been passed on by a service that it calls.
  for (const [index, service] of calledFirst(history.services, ({ profile }) => profile.name).entries()) {
    if (index % 3 === 0)
      onProgress(`Telemetry, and what each release left in it: ${Math.round((index / history.services.length) * 100)} %`);
    await loadService(service, due, now);
  }
  onProgress("What its services promise, and when that was broken");
  await loadObjectives(OBJECTIVES, now);
  await inTransaction(async (tx) => {
    await publishChange(tx, "deployments");
    await appendAudit(tx, { actor: DEMO_ACTOR, action: "demo.load", subject: "demo", detail: { deployments: history.deployments.length } });
  });
  return true;
}

async function record(kind: EventKind, values: readonly unknown[], now: Date): Promise<void> {
  for (let from = 0; from < values.length; from += BATCH) {
    const results = await recordEvents(DEMO_ACTOR, { kind, values: values.slice(from, from + BATCH), demo: true }, now);
    for (const result of results) if (result.outcome === "refused") throw result.error;
  }
}

async function loadService(plan: ServicePlan, due: readonly DueDeployment[], now: Date): Promise<void> {
  const hours = [...serviceHours(plan, now)];
  await writeHistory(hours, now);
  await writeAlsoTold(plan, hours, now);
  const own = due.filter(({ service }) => service === plan.profile.name);
  const verdicts = await judgeHistory(own, new ToldSignals(plan.environment, hours), now);
  await inTransaction((tx) => closeDemoVerdicts(tx, verdicts));
}

/** When telemetry first showed each version: its stored form is too coarse to tell later. */
function sightingsOf({ profile, environment, releases }: ServicePlan) {
  const latestFirst = releases.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const firsts = new Map(latestFirst.map(({ version, startedAt }) => [version, startedAt]));
  return [...firsts].map(([version, firstSeen]) => ({
    service: profile.name,
    environment,
    version,
    configHash: null,
    firstSeen,
    demo: true,
  }));
}
