import type { RecordRow } from "@/lib/db/read/deployment/record-row";
import { forgetDecisions, saveDecisions } from "@/lib/db/write/deployment-decision";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { connectionOf } from "@/lib/services/inbox/receive";
import { withRecords } from "./with-records";

type Union = { readonly deployment: string; readonly other: string };

/**
 * A person says that two deployments are one. It holds until somebody separates them again. Throws `not-found`, or `invalid` for
 * deployments of different places, or of which the same source tells twice.
 */
export async function joinDeployments(actor: Actor | null, { deployment, other }: Union, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  const about = { action: "deployment.join", deployments: [deployment, other], detail: { other } };
  await withRecords(
    actor,
    about,
    async (tx, [ours = [], theirs = []]) => {
      assertCanMeet(ours, theirs);
      await forgetDecisions(
        tx,
        ours.flatMap((one) => theirs.map(({ entityKey }): [string, string] => [one.entityKey, entityKey])),
      );
      const [entityKey = "", otherKey = ""] = [namingOf(ours), namingOf(theirs)];
      await saveDecisions(tx, [{ kind: "same", entityKey, otherKey, title: null }], connectionOf(actor), now);
    },
    now,
  );
}

/** The record that a deployment is named by stands there without a reason. */
const namingOf = (records: readonly RecordRow[]): string | undefined =>
  (records.find(({ id, deploymentId }) => id === deploymentId) ?? records[0])?.entityKey;

function assertCanMeet(ours: readonly RecordRow[], theirs: readonly RecordRow[]): void {
  const one = ours[0];
  if (theirs.some((record) => record.service !== one?.service || record.environment !== one.environment))
    throw new WakeError("invalid", "These are deployments of different services or environments.", { fix: "Choose two of one place." });
  if (theirs.some(({ source }) => ours.some((record) => record.source === source)))
    throw new WakeError("invalid", "The same source tells of both, so they are two.", {
      fix: "Choose deployments that different sources tell of.",
    });
}
