import { WakeError } from "@/lib/domain/error";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import type { ItemResult } from "@/lib/services/event/record";
import { jsonResponse } from "../json";
import { counted, itemAnswer } from "./item-answer";

const MOST_ISSUES = 200;

/** The answer to one object: 201, or 200 when it was known; throws why it was refused. */
export function singleAnswer(kind: EventKind, result: ItemResult | undefined): Response {
  if (result === undefined) throw new Error("one body without a result");
  if (result.outcome === "refused") throw result.error;
  return jsonResponse(itemAnswer(kind, result), { status: result.outcome === "created" ? 201 : 200 });
}

/** The answer to an array, in its order: 201, 200 when all were known, 207 when some were refused; throws when all were. */
export function listAnswer(kind: EventKind, results: readonly ItemResult[]): Response {
  const refused = results.flatMap((result, index) => (result.outcome === "refused" ? [{ index, error: result.error }] : []));
  if (refused.length === results.length) throw allRefused(kind, refused);
  const created = results.filter(({ outcome }) => outcome === "created").length;
  const status = refused.length > 0 ? 207 : created > 0 ? 201 : 200;
  const counts = { created, duplicates: results.length - created - refused.length, refused: refused.length };
  return jsonResponse({ ...counts, results: results.map((result) => itemAnswer(kind, result)) }, { status });
}

function allRefused(kind: EventKind, refused: readonly { readonly index: number; readonly error: WakeError }[]): WakeError {
  const [first] = refused;
  if (first === undefined) return new WakeError("invalid", "The list is empty.", { fix: "Send at least one object." });
  const issues = refused.flatMap(({ index, error }) =>
    error.issues.length === 0
      ? [{ field: `[${index}]`, message: error.message }]
      : error.issues.map((issue) => ({ ...issue, field: `[${index}].${issue.field}` })),
  );
  const code = refused.every(({ error }) => error.code === first.error.code) ? first.error.code : "invalid";
  const message = refused.length === 1 ? first.error.message : `None of the ${counted(kind, refused.length)} could be stored.`;
  return new WakeError(code, message, {
    issues: issues.slice(0, MOST_ISSUES),
    ...(first.error.fix === null ? {} : { fix: first.error.fix }),
  });
}
