import type { Window } from "@/lib/domain/verdict";
import type { EndedBy } from "./judge-input";

/** The part of the after-window that has passed and in which the deployment still ran; empty (from = to) when there is none. */
export function cutWindow(after: Window, now: Date, endedBy: EndedBy | null): Window {
  const to = Math.min(after.to.getTime(), now.getTime(), endedBy?.at.getTime() ?? Number.POSITIVE_INFINITY);
  return { from: after.from, to: new Date(Math.max(after.from.getTime(), to)) };
}
