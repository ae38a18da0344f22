import { inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { insertTeam } from "@/lib/db/write/catalogue-team";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { teamInput } from "./catalogue-input";
import { teamTaken } from "./team-taken";

/** Makes a team: `{ name }`. Throws `conflict` when one is called so already. */
export async function createTeam(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { name } = parseInput(teamInput, input);
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "teams");
    if (!(await insertTeam(tx, name))) throw teamTaken(name);
    await publishChange(tx, "services");
    await appendAudit(tx, { actor, action: "team.create", subject: `team:${name}` });
  });
}
