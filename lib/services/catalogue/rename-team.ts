import { inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { renameTeam as rename } from "@/lib/db/write/catalogue-team";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { teamRename } from "./catalogue-input";
import { noSuch } from "./no-such";
import { teamTaken } from "./team-taken";

/** Gives a team another name: `{ team, name }`. Its services stay its own. Throws `not-found`, or `conflict` for a name that is taken. */
export async function renameTeam(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { team, name } = parseInput(teamRename, input);
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "teams");
    const outcome = await rename(tx, team, name);
    if (outcome === "unknown") throw noSuch("team");
    if (outcome === "taken") throw teamTaken(name);
    await publishChange(tx, "services");
    await appendAudit(tx, { actor, action: "team.rename", subject: `team:${name}`, detail: { before: team } });
  });
}
