import { ErrorList } from "@/components/charts/error-list/error-list";
import { Section } from "@/components/ui/section";
import { formatCount } from "@/lib/charts/format";
import type { ReleaseErrors as Model } from "@/lib/views/release/errors";
import styles from "./release-errors.module.css";

/** What failed in a release while it served, with what came up in it first, and what is not seen any more. */
export function ReleaseErrors({ errors, zone }: { errors: Model; zone: string }) {
  const { gone } = errors;
  return (
    <Section title="Errors of this version" note={noteOf(errors)}>
      {errors.rows.length === 0 && errors.otherCases === 0 ? (
        <p>No exception of this version was received while it served.</p>
      ) : (
        <ErrorList errors={errors} zone={zone} openFirst />
      )}
      {gone.length > 0 && (
        <div className={styles.gone}>
          <p>Not seen yet, though as many as this were to be expected by now:</p>
          <ul>
            {gone.map(({ signature, title, expected }) => (
              <li key={signature}>
                <code>{title}</code> {formatCount(Math.round(expected))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function noteOf({ newFaults, knownFaults }: Model): string {
  if (newFaults + knownFaults === 0) return "Exceptions by cause.";
  const fresh = newFaults === 0 ? "None is new" : `${formatCount(newFaults)} not seen in the 14 days before`;
  return knownFaults === 0 ? `${fresh}.` : `${fresh}; ${formatCount(knownFaults)} known before.`;
}
