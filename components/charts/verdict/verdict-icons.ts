import type { IconName } from "@/components/ui/icon";
import type { VerdictState } from "@/lib/domain/verdict";

/** The icon of each state; outlines differ, so that grey print and colour blindness lose nothing. */
export const VERDICT_ICONS = {
  pending: "clock",
  watching: "ring-half",
  healthy: "ring-tick",
  improved: "ring-down",
  suspect: "triangle",
  regressed: "diamond-cross",
  environment: "dot-waves",
  insufficient: "ring-question",
  silent: "dots-struck",
  superseded: "sheets",
  "rolled-back": "return",
} as const satisfies Record<VerdictState, IconName>;
