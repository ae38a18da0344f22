import type { Taken } from "@/lib/services/inbox/take";
import { jsonResponse } from "../json";

/** What a sender is told: 202 for what was taken, 200 for what was known. */
export function takenAnswer({ id, duplicate, outcome }: Taken): Response {
  if (duplicate) return jsonResponse({ id, duplicate: true, outcome: "duplicate" }, { status: 200 });
  if (outcome === null) return jsonResponse({ id, outcome: "received" }, { status: 202 });
  const { state, events, error, unmapped } = outcome;
  const known = state === "duplicate";
  return jsonResponse(
    {
      id,
      outcome: state,
      events,
      ...(known ? { duplicate: true } : {}),
      ...(error === null ? {} : { reason: error }),
      ...(unmapped.length === 0 ? {} : { unmapped }),
    },
    { status: known ? 200 : 202 },
  );
}
