import { inTransaction, prisma } from "@/lib/db/prisma";
import { spotsIn } from "@/lib/db/read/deployment/spots";
import { forgetServices } from "@/lib/db/telemetry/forget-services";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteDemoRows, demoServices, mixedPlaces } from "@/lib/db/write/demo";
import { settleNeighbours } from "@/lib/db/write/deployment-neighbours";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";

/**
 * Removes the demo: its rows, and the telemetry of the services that only it speaks of. What is real stays, and real deployments that
 * followed one of the demo get the neighbours they have without it. Doing it again does nothing. Throws `forbidden` for all but admins.
 */
export async function removeDemo(actor: Actor | null, now: Date): Promise<void> {
  authorise(actor, "demo.remove");
  const services = await demoServices(prisma());
  await forgetServices(services);
  await inTransaction(async (tx) => {
    const mixed = await mixedPlaces(tx);
    const deployments = await deleteDemoRows(tx);
    if (mixed.length > 0) await settleNeighbours(tx, await spotsIn(tx, mixed), now);
    if (deployments + services.length === 0) return;
    await publishChange(tx, "deployments");
    await appendAudit(tx, { actor, action: "demo.remove", subject: "demo", detail: { deployments, services } });
  });
}
