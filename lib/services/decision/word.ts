import { z } from "zod";
import { WORD_KINDS } from "@/lib/domain/incident-word";

/** Why somebody decided: kept as it was written, line breaks included. */
export const reason = z
  .string("Say why.")
  .trim()
  .min(1, "Say why.")
  .max(2_000, "Use at most 2,000 characters.")
  .refine((given) => !/[^\P{Cc}\n\r\t]|\p{Surrogate}/u.test(given), "Leave out what cannot be printed.");

export const kind = z.enum(WORD_KINDS, "Say a kind: confirmed, dismissed or withdrawn.");

/** Words have an order, whatever the clocks of instances say: a new one comes after the last. */
export const afterLast = (now: Date, last: Date | undefined): Date =>
  last === undefined || last < now ? now : new Date(last.getTime() + 1);
