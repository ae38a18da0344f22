import type { z } from "zod";
import type { FieldIssue } from "@/lib/domain/error";
import { closest } from "./closest";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** What is wrong with a body, one entry for each wrong field, in words that its sender can act on. */
export function bodyIssues(error: z.ZodError, input: unknown): FieldIssue[] {
  const found = error.issues.map((issue) => fieldIssue(issue, issue.path, input));
  return found.filter((issue, index) => found.findIndex((other) => other.field === issue.field) === index);
}

function fieldIssue(issue: Issue, path: Path, input: unknown): FieldIssue {
  const field = fieldName(path);
  const given = valueAt(input, path);
  if (issue.code === "invalid_union") return unionIssue(issue, path, input);
  if (given === undefined) return { field, message: "is missing", ...allowedOf(issue) };
  if (issue.code === "invalid_value") return { field, message: choice(given, allowedOf(issue).allowed ?? []), ...allowedOf(issue) };
  if (issue.code === "invalid_type") return { field, message: `must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(given)}` };
  if (issue.code === "invalid_key") return { field, message: "has a key that is empty, too long or cannot be stored" };
  if (issue.code === "too_big" && issue.origin === "string") return { field, message: `is longer than ${issue.maximum} characters` };
  if (issue.code === "too_big" && issue.origin === "array") return { field, message: `has more than ${issue.maximum} entries` };
  return { field, message: issue.message };
}

/** The complaint of the one alternative whose kind fits what was sent; else that none fits. */
function unionIssue(issue: Extract<Issue, { code: "invalid_union" }>, path: Path, input: unknown): FieldIssue {
  const fitting = issue.errors.find(([first]) => first !== undefined && !(first.code === "invalid_type" && first.path.length === 0));
  const first = fitting?.[0];
  if (first !== undefined) return fieldIssue(first, [...path, ...first.path], input);
  const kinds = issue.errors.flatMap(([one]) => (one?.code === "invalid_type" ? [KINDS[one.expected] ?? one.expected] : []));
  const message = kinds.length > 0 ? `must be ${kinds.join(" or ")}, not ${kindOf(valueAt(input, path))}` : issue.message;
  return { field: fieldName(path), message };
}

const allowedOf = (issue: Issue): { allowed?: readonly string[] } =>
  issue.code === "invalid_value" ? { allowed: issue.values.map(String) } : {};

function choice(given: unknown, allowed: readonly string[]): string {
  if (typeof given !== "string") return `must be a text, not ${kindOf(given)}`;
  const meant = closest(given, allowed);
  return meant === null ? "is not one of the allowed values" : `is not one of the allowed values; did you mean “${meant}”?`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return KINDS[typeof value] ?? typeof value;
}

/** `changes[2].mergedAt`. Keys that a sender chose are cut: they come back to them and into the log of attempts. */
const fieldName = (path: Path): string =>
  path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key).slice(0, 100)}`)).join("") ||
  "(body)";

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}
