import { forgetBefore } from "@/lib/db/write/forget";

const KEPT_MS = 24 * 3_600_000;

/** Forgets short-lived rows that are older than a day. */
export const forgetOld = (now: Date): Promise<void> => forgetBefore(new Date(now.getTime() - KEPT_MS));
