import { inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { settleService } from "@/lib/db/write/catalogue-service";
import { ensureTeam } from "@/lib/db/write/catalogue-team";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { serviceTeamInput } from "./catalogue-input";
import { noSuch } from "./no-such";

/**
 * Says whose a service is: `{ service, team }`, where a team that is not there yet is made and null means nobody's. From then on no
 * event fills in another.
 *
 * @throws WakeError `not-found` for a service that nobody spoke of, or that a token does not reach; `invalid`.
 */
export async function setServiceTeam(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { service, team } = parseInput(serviceTeamInput, input);
  const { services } = reachOf(actor);
  if (services.length > 0 && !services.includes(service)) throw noSuch("service");
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "teams");
    if (!(await settleService(tx, service, team === null ? null : await ensureTeam(tx, team)))) throw noSuch("service");
    await publishChange(tx, "services");
    await appendAudit(tx, { actor, action: "service.team", subject: `service:${service}`, detail: { team } });
  });
}
