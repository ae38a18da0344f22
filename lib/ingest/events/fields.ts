import { z } from "zod";

/** A clock before this is wrong, whatever it says. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Postgres stores neither NUL nor half a surrogate pair; other control characters have no place in a name. */
const UNSTORABLE = /\p{Surrogate}|[^\P{Cc}\t\n\r]/u;

/** Text of 1 to `cap` characters once the space around it is gone. */
export const text = (cap: number) =>
  z
    .string()
    .trim()
    .min(1, "is empty")
    .max(cap)
    .refine((value) => !UNSTORABLE.test(value), "holds characters that cannot be stored");

/** Names of services, environments, versions, releases; ids of senders. */
export const name = text(200);

/** RFC 3339 with a zone; read as the same instant in UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: "is not a time with a zone, such as 2026-03-01T12:30:00Z" })
  .refine((value) => Date.parse(value) >= EARLIEST, "is before the year 2000")
  .transform((value) => new Date(value).toISOString());

/** A link that a page may show: nothing but http and https. */
export const link = z.url({ protocol: /^https?$/, error: "is not an http or https address" }).max(2_000);

/** A small map of texts; numbers and booleans are kept as they are written. */
export const labels = z
  .record(text(100), z.union([text(500), z.number(), z.boolean()]).transform(String))
  .refine((map) => Object.keys(map).length <= 50, "has more than 50 entries");

/** Addresses by name, such as `{ "runbook": "https://…" }`. */
export const links = z.record(text(100), link).refine((map) => Object.keys(map).length <= 20, "has more than 20 entries");

/** A list of at most `cap` entries, each once. */
export const listOf = (cap: number) =>
  z
    .array(name)
    .max(cap)
    .transform((names) => [...new Set(names)]);

/** A count such as lines added. */
export const count = z.number().int().min(0, "is below 0").max(2_147_483_647, "is too large");

export const flag = z.boolean();
