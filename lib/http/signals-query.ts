import { z } from "zod";
import { WakeError } from "@/lib/domain/error";
import type { SignalsQuery } from "@/lib/views/signals";
import { SIGNAL_STEPS } from "@/lib/views/signals-step";

const DAY_MS = 86_400_000;

const time = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-20T09:30:00Z" }).transform((text) => new Date(text));
const name = z.string().min(1).max(200);
const schema = z.object({
  from: time.optional(),
  to: time.optional(),
  environment: name.toLowerCase().optional(),
  version: name.optional(),
  operation: name.optional(),
  step: z.enum(SIGNAL_STEPS, { error: `must be one of ${SIGNAL_STEPS.join(", ")}` }).optional(),
});

/** What `GET /api/v1/services/{service}/signals` asks for: the last day, unless it says otherwise. Throws `invalid` naming each wrong parameter. */
export function signalsQuery(service: string, search: URLSearchParams, now: Date): SignalsQuery {
  const parsed = schema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })));
  const { environment = null, version = null, operation = null, step = null } = parsed.data;
  const to = parsed.data.to ?? now;
  const from = parsed.data.from ?? new Date(to.getTime() - DAY_MS);
  if (from >= to) throw wrong([{ field: "from", message: "must lie before to, and before now" }]);
  return { service, from, to, environment, version, operation, step };
}

const wrong = (issues: { field: string; message: string }[]): WakeError =>
  new WakeError("invalid", "Some parameters are wrong.", { fix: "Each is named below.", issues });
