import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { changeEnvironment, incidentsCausedIn, type SettledEnvironment } from "@/lib/db/write/catalogue-environment";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { settleCauses } from "@/lib/services/incident/settle-causes";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { environmentInput } from "./catalogue-input";
import { noSuch } from "./no-such";

/**
 * Says which tier an environment is, and its place among those of one tier: `{ name, tier?, position? }`. A tier that a person says is
 * settled: no sender's word changes it. Pages read it from here on; which deployment an incident's sender meant is worked out again.
 *
 * @throws WakeError `not-found` for an environment that nobody spoke of, or that a token does not reach; `invalid`.
 */
export async function setEnvironment(actor: Actor | null, input: unknown, now: Date): Promise<SettledEnvironment> {
  authorise(actor, "catalogue.manage");
  const { name, ...change } = parseInput(environmentInput, input);
  const { environments } = reachOf(actor);
  if (environments.length > 0 && !environments.includes(name)) throw noSuch("environment");
  return inTransaction(async (tx) => {
    const after = await changeEnvironment(tx, name, change);
    if (after === null) throw noSuch("environment");
    if (change.tier !== undefined) await settleCauses(tx, await incidentsCausedIn(tx, name), now);
    await publishChange(tx, "services");
    await publishChange(tx, "settings");
    const { tier, position } = after;
    await appendAudit(tx, { actor, action: "environment.settle", subject: `environment:${name}`, detail: { tier, position } });
    return after;
  });
}
