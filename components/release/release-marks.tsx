import { VerdictPill } from "@/components/charts/verdict/verdict-pill";
import { VerdictMark } from "@/components/ui/verdict-mark";
import type { ReleaseModel } from "@/lib/views/release/release";

type Props = { readonly model: Pick<ReleaseModel, "state" | "deployment" | "decisions"> };

/** The one word for a release, whether it was taken back, and whether a person agrees. */
export function ReleaseMarks({ model: { state, deployment, decisions } }: Props) {
  return (
    <>
      {state !== null && <VerdictPill state={state} />}
      {deployment.endedBy === "rollback" && state !== "rolled-back" && <VerdictPill state="rolled-back" />}
      {decisions.holds !== null && (
        <VerdictMark icon={decisions.holds === "confirmed" ? "check" : "close"} tone="none" pill>
          {decisions.holds === "confirmed" ? "Confirmed" : "Dismissed"} by {decisions.said[0]?.by ?? "somebody"}
        </VerdictMark>
      )}
    </>
  );
}
