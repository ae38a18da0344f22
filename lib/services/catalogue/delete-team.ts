import { inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteTeam as remove } from "@/lib/db/write/catalogue-team";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { teamInput } from "./catalogue-input";
import { noSuch } from "./no-such";

/** Removes a team: `{ name }`. Its services become nobody's until a person gives them to another. Throws `not-found`. */
export async function deleteTeam(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { name } = parseInput(teamInput, input);
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "teams");
    const services = await remove(tx, name);
    if (services === null) throw noSuch("team");
    await publishChange(tx, "services");
    await appendAudit(tx, { actor, action: "team.delete", subject: `team:${name}`, detail: { services } });
  });
}
