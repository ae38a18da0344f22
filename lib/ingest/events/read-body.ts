import type { z } from "zod";
import type { FieldIssue } from "@/lib/domain/error";
import { bodyIssues } from "./body-issues";
import { timeIssues } from "./time-issues";
import { withoutNulls } from "./without-nulls";

type Check = (input: Readonly<Record<string, unknown>>) => readonly FieldIssue[];

export type BodyReading<Body> =
  | { readonly ok: true; readonly body: Body; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

/**
 * Reads one body by its schema, then by the rules that span fields, so that a sender learns of every mistake at once.
 * `pairs` are fields of which the first may not come after the second.
 */
export function readBody<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  now: Date,
  rules: { readonly pairs: readonly (readonly [string, string])[]; readonly mayLieAhead: readonly string[]; readonly check?: Check },
): BodyReading<z.output<Schema>> {
  const input = withoutNulls(value);
  const parsed = schema.safeParse(input);
  const fields: Readonly<Record<string, unknown>> =
    typeof input === "object" && input !== null && !Array.isArray(input) ? Object.fromEntries(Object.entries(input)) : {};
  const issues = [
    ...(parsed.success ? [] : bodyIssues(parsed.error, input)),
    ...timeIssues(fields, now, rules),
    ...(rules.check?.(fields) ?? []),
  ];
  if (!parsed.success || issues.length > 0) return { ok: false, issues: issues.filter(firstOfField) };
  return { ok: true, body: parsed.data, ignored: ignoredOf(schema, fields) };
}

const firstOfField = (issue: FieldIssue, index: number, all: readonly FieldIssue[]): boolean =>
  all.findIndex((other) => other.field === issue.field) === index;

const ignoredOf = (schema: z.ZodObject, fields: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(fields)
    .filter((key) => !Object.hasOwn(schema.shape, key))
    .slice(0, 50)
    .map((key) => key.slice(0, 100));
