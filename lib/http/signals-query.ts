import { z } from "zod";
import { WakeError } from "@/lib/domain/error";
import { name } from "@/lib/ingest/events/fields";
import { decodedPart } from "@/lib/urls/path-part";
import type { SignalsQuery } from "@/lib/views/signals";
import { SIGNAL_STEPS } from "@/lib/views/signals-step";

const DAY_MS = 86_400_000;
/** `/api/v1/services/{service}/…` */
const SERVICE_PART = 4;

const time = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-20T09:30:00Z" }).transform((text) => new Date(text));
const schema = z.object({
  service: name,
  from: time.optional(),
  to: time.optional(),
  environment: name.toLowerCase().optional(),
  version: name.optional(),
  operation: name.optional(),
  step: z.enum(SIGNAL_STEPS, { error: `must be one of ${SIGNAL_STEPS.join(", ")}` }).optional(),
});

/**
 * What is asked for below `/api/v1/services/{service}/`: the last day, unless it says otherwise. The service is read from the address
 * itself, once: its name may hold any character, also `%` and `/`. Throws `invalid` naming each wrong parameter.
 */
export function signalsQuery({ pathname, searchParams }: URL, now: Date): SignalsQuery {
  const service = decodedPart(pathname.split("/")[SERVICE_PART] ?? "");
  const parsed = schema.safeParse({ ...Object.fromEntries(searchParams), service });
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })));
  const { environment = null, version = null, operation = null, step = null } = parsed.data;
  const to = parsed.data.to ?? now;
  const from = parsed.data.from ?? new Date(to.getTime() - DAY_MS);
  if (from >= to || from >= now) throw wrong([{ field: "from", message: "must lie before to, and before now" }]);
  return { service: parsed.data.service, from, to, environment, version, operation, step };
}

const wrong = (issues: { field: string; message: string }[]): WakeError =>
  new WakeError("invalid", "Some parameters are wrong.", { fix: "Each is named below.", issues });
