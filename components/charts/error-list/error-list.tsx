import type { ErrorListModel } from "@/lib/charts/error-list/model";
import { formatPlural } from "@/lib/charts/format";
import { ErrorFault } from "./error-fault";
import styles from "./error-list.module.css";

/** Faults with what they have in common on one line each; a line opens to single cases, also without scripts. */
export function ErrorList({ errors, zone }: { errors: ErrorListModel; zone: string }) {
  const left = errors.newFaults + errors.knownFaults - errors.rows.length;
  return (
    <>
      <ul className={styles.list}>
        {errors.rows.map((row) => (
          <li key={row.signature} className={styles.fault}>
            <ErrorFault row={row} zone={zone} />
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
