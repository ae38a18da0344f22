import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/charts/format";
import type { ReleaseModel } from "@/lib/views/release/release";

/** Where, when, by whom and through what a release went out, in one line. */
export function ReleaseFacts({ model }: { model: ReleaseModel }) {
  const { deployment, timezone } = model;
  const at = deployment.finishedAt ?? deployment.occurredAt;
  const took =
    deployment.startedAt !== null && deployment.finishedAt !== null
      ? deployment.finishedAt.getTime() - deployment.startedAt.getTime()
      : null;
  return (
    <>
      <span>{deployment.environment}</span>
      <span>
        <Time at={at} zone={timezone} show="full" />
        {took !== null && took > 0 && `, rolled out in ${formatDuration(took)}`}
      </span>
      {deployment.team !== null && <span>{deployment.team}</span>}
      {deployment.isRollback && <span>puts an earlier version back</span>}
      {deployment.emergency && <span>emergency</span>}
      {!deployment.recorded && <span>{deployment.title === null ? "unrecorded" : `unrecorded: ${deployment.title}`}</span>}
      {deployment.actor !== null && <span>{deployment.actor}</span>}
      {deployment.approvedBy.length > 0 && <span>approved by {deployment.approvedBy.join(", ")}</span>}
      {deployment.commit !== null && (
        <span>
          commit <code>{deployment.commit.slice(0, 7)}</code>
        </span>
      )}
      {deployment.changeRequest !== null && <span>change request {deployment.changeRequest}</span>}
      {deployment.pipelineUrl !== null && (
        <span>
          <a href={deployment.pipelineUrl}>pipeline</a>
        </span>
      )}
    </>
  );
}
