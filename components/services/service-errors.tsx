import { ErrorList } from "@/components/charts/error-list/error-list";
import { Section } from "@/components/ui/section";
import type { ServiceErrors as Model } from "@/lib/views/service/errors";
import { LogTable } from "./log-table";

/** What failed in a service over the period: exceptions by cause, then log records by severity. */
export function ServiceErrors({ errors, zone }: { errors: Model; zone: string }) {
  return (
    <>
      <Section title="Errors" note="Exceptions by cause, the most frequent first. New: not seen in the 14 days before this period.">
        {errors.rows.length === 0 && errors.otherCases === 0 ? (
          <p>No exception was received in this period. OpenTelemetry sends them with spans and log records.</p>
        ) : (
          <ErrorList errors={errors} zone={zone} />
        )}
      </Section>
      <Section title="Logs" note="Records by severity.">
        <LogTable rows={errors.logs} />
      </Section>
    </>
  );
}
