import type { ErrorListModel } from "@/lib/charts/error-list/model";
import { traceHref } from "@/lib/domain/trace-url";

/** The same errors, with where the trace of each case is looked at. */
export const withTraces = <Errors extends Pick<ErrorListModel, "rows">>(errors: Errors, template: string | null): Errors => ({
  ...errors,
  rows: errors.rows.map((row) => ({
    ...row,
    samples: row.samples.map((sample) => ({ ...sample, traceHref: traceHref(template, sample) })),
  })),
});
