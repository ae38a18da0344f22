import { z } from "zod";
import { SOURCES } from "@/lib/domain/source";
import { NO_SETTINGS, sourceSettings } from "@/lib/ingest/sources/source-settings";

/** What Wake tells itself needs no connection. */
export const CONNECTABLE = SOURCES.filter((source) => source !== "api" && source !== "telemetry" && source !== "wake");

const text = (what: string, most: number) =>
  z.string(`Give ${what}.`).trim().min(1, `Give ${what}.`).max(most, `Use at most ${most} characters.`);

export const connectionId = z
  .string("Name the connection.")
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "Use small letters, digits and hyphens, at most 63.");

/** A secret that a sender made, or that somebody brings along. */
export const ownSecret = z.string().trim().min(16, "Use at least 16 characters.").max(500, "Use at most 500 characters.");

export const newConnectionSchema = z.object({
  source: z.enum(CONNECTABLE, `Choose one of ${CONNECTABLE.join(", ")}.`),
  name: text("it a name", 80),
  id: connectionId.optional().describe("Part of its address; made from the name when it is left out."),
  secret: ownSecret.optional().describe("One that the sender made; without it, Wake makes one and shows it once."),
  settings: sourceSettings.partial().optional(),
});

export const connectionPatchSchema = z.object({
  connection: z.string("Name the connection."),
  name: text("it a name", 80).optional(),
  settings: sourceSettings.partial().optional().describe("Parts that are left out stay as they are."),
});

/** Settings as they are stored, in today's shape; what cannot be read counts as not set. */
export function readSettings(stored: unknown): z.output<typeof sourceSettings> {
  const parsed = sourceSettings.safeParse(stored);
  return parsed.success ? parsed.data : NO_SETTINGS;
}

/** The parts of a change that were given, without the defaults of the others. */
export function givenParts(parsed: Readonly<Record<string, unknown>> | undefined, input: unknown): Record<string, unknown> {
  const given = typeof input === "object" && input !== null ? Object.keys(input) : [];
  return Object.fromEntries(Object.entries(parsed ?? {}).filter(([key]) => given.includes(key)));
}
