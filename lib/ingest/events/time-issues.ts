import type { FieldIssue } from "@/lib/domain/error";
import { instant } from "./fields";

/** Clocks differ; more than this is a clock that is wrong. */
const AHEAD_MS = 5 * 60_000;

type Fields = Readonly<Record<string, unknown>>;
type Rules = { readonly pairs: readonly (readonly [string, string])[]; readonly mayLieAhead: readonly string[] };

/** Times that cannot be: in the future, or an end before its beginning. Fields that are no times are left to the schema. */
export function timeIssues(fields: Fields, now: Date, { pairs, mayLieAhead }: Rules): FieldIssue[] {
  return [
    ...Object.keys(fields)
      .filter((field) => field.endsWith("At") && !mayLieAhead.includes(field) && timeOf(fields, field) > now.getTime() + AHEAD_MS)
      .map((field) => ({ field, message: "is more than 5 minutes in the future; check the clock of the sender" })),
    ...pairs
      .filter(([first, second]) => timeOf(fields, first) > timeOf(fields, second))
      .map(([first, second]) => ({ field: second, message: `is before ${first}` })),
  ];
}

/** NaN for what is not a time, which is neither before nor after anything. */
const timeOf = (fields: Fields, field: string): number => Date.parse(instant.safeParse(fields[field]).data ?? "");
