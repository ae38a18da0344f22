import type { Window } from "@/lib/domain/verdict";

/** Whether two periods have a moment in common. */
export const overlaps = (a: Window, b: Window): boolean => a.from < b.to && b.from < a.to;
