import type { ErrorListModel } from "@/lib/charts/error-list/model";
import { formatPlural } from "@/lib/charts/format";
import { ErrorFault } from "./error-fault";
import styles from "./error-list.module.css";

type Props = {
  readonly errors: ErrorListModel;
  readonly zone: string;
  /** The first fault is open when it is new: what people come for. */
  readonly openFirst?: boolean;
};

/** Faults with what they have in common on one line each; a line opens to single cases, also without scripts. */
export function ErrorList({ errors, zone, openFirst = false }: Props) {
  const left = errors.newFaults + errors.knownFaults - errors.rows.length;
  return (
    <>
      <ul className={styles.list}>
        {errors.rows.map((row, place) => (
          <li key={row.signature} className={styles.fault}>
            <ErrorFault row={row} zone={zone} open={openFirst && place === 0 && row.isNew} />
          </li>
        ))}
      </ul>
      {errors.otherCases > 0 && (
        <p className={styles.rest}>
          {formatPlural(errors.otherCases, "more case")}
          {left > 0 ? ` of ${formatPlural(left, "other error")}` : ""}.
        </p>
      )}
    </>
  );
}
