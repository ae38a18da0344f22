import type { IncidentModel } from "@/lib/views/incident/incident";
import { CauseForm } from "./cause-form";
import styles from "./confirm-panel.module.css";
import type { IncidentAction } from "./incident-action";

type Props = { readonly model: IncidentModel; readonly decide: IncidentAction };

/** Where a person says what the cause was, and sees first what that will change. Who may not is told who can. */
export function ConfirmPanel({ model, decide }: Props) {
  if (model.mergedInto !== null || model.dismissed) return null;
  return (
    <section className={styles.panel} id="cause" aria-labelledby="cause-title">
      <h2 id="cause-title">{heading(model)}</h2>
      {model.mayDecide ? (
        <CauseForm incident={model.id} seen={model.lastDecision} choices={model.choices} wanted={wanted(model)} action={decide} />
      ) : (
        <p className={styles.note}>
          You can read this. Members, approvers and admins of this installation decide on causes; ask one of them.
        </p>
      )}
    </section>
  );
}

const heading = ({ cause }: IncidentModel): string =>
  cause.kind === "confirmed" || cause.kind === "none" ? "Change the cause" : "Confirm the cause";

/** What is chosen at first: what holds, else the first suspect of a board that is decided; nothing when it is not. */
function wanted({ cause, board }: IncidentModel): string | null {
  if (cause.kind === "none") return "none";
  if ("causes" in cause && cause.causes[0] !== undefined) return cause.causes[0].candidate;
  return board?.decided === true ? (board.rows[0]?.key ?? null) : null;
}
