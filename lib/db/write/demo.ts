import type { Verdict } from "../../domain/verdict";
import type { Db } from "../prisma";

export type DemoVerdict = { readonly deploymentId: string; readonly verdict: Verdict };

/** The services that only the demo speaks of. */
export const demoServices = async (tx: Db): Promise<string[]> =>
  (await tx.service.findMany({ where: { demo: true }, select: { name: true }, orderBy: { name: "asc" } })).map(({ name }) => name);

/** Whether only the demo speaks of a service. */
export const isDemoService = async (tx: Db, name: string): Promise<boolean> =>
  (await tx.service.findUnique({ where: { name }, select: { demo: true } }))?.demo ?? false;

/** Services and environments in which real deployments stand between those of the demo. */
export async function mixedPlaces(tx: Db): Promise<{ service: string; environment: string }[]> {
  return tx.$queryRaw<{ service: string; environment: string }[]>`
    select service, environment from "Deployment" group by 1, 2 having bool_or(demo) and not bool_and(demo) order by 1, 2`;
}

/**
 * Deletes every row of the demo and nothing else; what a real row refers to stays, and is real from then on. Verdicts,
 * attributions and links go with the rows that they belong to. Returns how many deployments there were.
 */
export async function deleteDemoRows(tx: Db): Promise<number> {
  const demo = { demo: true };
  const { count } = await tx.deployment.deleteMany({ where: demo });
  await tx.placeboNight.deleteMany({ where: { service: { in: await demoServices(tx) } } });
  await tx.incident.deleteMany({ where: demo });
  await tx.change.deleteMany({ where: { ...demo, deployments: { none: {} } } });
  await tx.release.deleteMany({ where: { ...demo, deployments: { none: {} } } });
  await tx.service.deleteMany({ where: { ...demo, deployments: { none: {} }, components: { none: {} } } });
  await tx.environment.deleteMany({ where: { ...demo, deployments: { none: {} } } });
  await tx.team.deleteMany({ where: { ...demo, services: { none: {} } } });
  await tx.deploymentRecord.deleteMany({ where: demo });
  await deleteDemoRecords(tx);
  await tx.event.deleteMany({ where: demo });
  await tx.objective.deleteMany({ where: { createdBy: "system:demo" } });
  await tx.inboundDelivery.deleteMany({ where: demo });
  const real = { data: { demo: false }, where: demo };
  await Promise.all([tx.change.updateMany(real), tx.release.updateMany(real), tx.service.updateMany(real)]);
  await Promise.all([tx.environment.updateMany(real), tx.team.updateMany(real)]);
  return count;
}

/** What else senders tell; nothing refers to these rows. */
async function deleteDemoRecords(tx: Db): Promise<void> {
  const where = { where: { demo: true } };
  await tx.commit.deleteMany(where);
  await tx.pipelineRun.deleteMany(where);
  await tx.approval.deleteMany(where);
  await tx.changeRequest.deleteMany(where);
  await tx.ticket.deleteMany(where);
  await tx.alert.deleteMany(where);
  await tx.flagChange.deleteMany(where);
  await tx.artifact.deleteMany(where);
  await tx.publishedRelease.deleteMany(where);
}

/**
 * Stores the first verdicts on some deployments of the demo, which are not looked at again: its telemetry ends with its history, and
 * the silence after that says nothing of them.
 */
export async function closeDemoVerdicts(tx: Db, verdicts: readonly DemoVerdict[]): Promise<void> {
  await tx.$executeRaw`
    insert into "Verdict" ("deploymentId", horizon, state, at, "dueAt", method, body)
    select said."deploymentId", said.verdict ->> 'horizon', said.verdict ->> 'state', (said.verdict ->> 'at')::timestamptz,
           (said.verdict ->> 'dueAt')::timestamptz, said.verdict ->> 'method', said.verdict
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as said("deploymentId" uuid, verdict jsonb)`;
  const ids = [...new Set(verdicts.map(({ deploymentId }) => deploymentId))];
  await tx.deployment.updateMany({ where: { id: { in: ids } }, data: { nextLookAt: null } });
}
