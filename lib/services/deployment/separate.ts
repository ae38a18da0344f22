import { forgetDecisions, saveDecisions } from "@/lib/db/write/deployment-decision";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { connectionOf } from "@/lib/services/inbox/receive";
import { withRecords } from "./with-records";

type Separation = {
  /** Id of the deployment. */
  readonly deployment: string;
  /** The source that does not tell of it: an id of lib/domain/source. */
  readonly source: string;
};

/**
 * A person says that what one source tells belongs to another deployment than what the others tell. It holds until somebody joins
 * them again. Throws `not-found`, or `invalid` when that source does not tell of it, or nobody else does.
 */
export async function separateDeployments(actor: Actor | null, { deployment, source }: Separation, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  const about = { action: "deployment.separate", deployments: [deployment], detail: { source } };
  await withRecords(
    actor,
    about,
    async (tx, [records = []]) => {
      const pairs = records
        .filter((record) => record.source === source)
        .flatMap((own) =>
          records.filter((record) => record.source !== source).map(({ entityKey }): [string, string] => [own.entityKey, entityKey]),
        );
      if (pairs.length === 0)
        throw new WakeError("invalid", "There is nothing to separate.", {
          fix: "Name one of several sources that tell of this deployment.",
        });
      await forgetDecisions(tx, pairs);
      const different = pairs.map(([entityKey, otherKey]) => ({ kind: "different" as const, entityKey, otherKey, title: null }));
      await saveDecisions(tx, different, connectionOf(actor), now);
    },
    now,
  );
}
