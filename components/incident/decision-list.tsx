import { Time } from "@/components/ui/time";
import type { IncidentModel } from "@/lib/views/incident/incident";
import type { Said } from "@/lib/views/incident/said";
import styles from "./decision-list.module.css";
import type { IncidentAction } from "./incident-action";
import { WithdrawForm } from "./withdraw-form";

type Props = { readonly model: IncidentModel; readonly decide: IncidentAction };

const VERB: Readonly<Record<Said["kind"], string>> = { confirmed: "confirmed", dismissed: "ruled out", withdrawn: "took back the word on" };

/** What people said of the cause, newest first; what holds can be taken back. */
export function DecisionList({ model, decide }: Props) {
  if (model.decisions.length === 0) return <p className={styles.note}>Nobody has decided on the cause yet.</p>;
  return (
    <ol className={styles.list}>
      {model.decisions.map((said) => (
        <li key={said.id} data-past={!said.holds || undefined}>
          <p>
            <b>{said.by}</b> {VERB[said.kind]} {said.title}, <Time at={said.at} zone={model.timezone} />
            {!said.holds && said.kind !== "withdrawn" && <small> holds no longer</small>}
          </p>
          <p className={styles.reason}>{said.reason}</p>
          {said.holds && model.mayDecide && (
            <WithdrawForm incident={model.id} candidate={said.candidate} title={said.title} seen={model.lastDecision} action={decide} />
          )}
        </li>
      ))}
    </ol>
  );
}
