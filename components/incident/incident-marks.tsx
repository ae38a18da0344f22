import { VerdictMark } from "@/components/ui/verdict-mark";
import type { IncidentModel } from "@/lib/views/incident/incident";

/** Severity, and where the incident stands. */
export function IncidentMarks({ model }: { model: IncidentModel }) {
  return (
    <>
      {model.severity !== null && (
        <VerdictMark icon="info" tone="none" pill>
          {`Severity ${model.severity}`}
        </VerdictMark>
      )}
      <Standing model={model} />
    </>
  );
}

const OPEN = { open: "Open", acknowledged: "Acknowledged", reopened: "Open again", resolved: "Resolved" } as const;

function Standing({ model: { status, dismissed, mergedInto, resolvedAt } }: { model: IncidentModel }) {
  if (mergedInto !== null || dismissed)
    return (
      <VerdictMark icon="sheets" tone="none" pill>
        {dismissed ? "None after all" : "Merged"}
      </VerdictMark>
    );
  if (resolvedAt !== null)
    return (
      <VerdictMark icon="ring-tick" tone="good" pill>
        Resolved
      </VerdictMark>
    );
  return (
    <VerdictMark icon="diamond-alert" tone="bad" pill>
      {OPEN[status]}
    </VerdictMark>
  );
}
