import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon";
import { type MarkTone, VerdictMark } from "@/components/ui/verdict-mark";
import { type ObjectiveStanding, STANDING_WORD } from "@/lib/charts/objective/standing";

const LOOKS: Readonly<Record<ObjectiveStanding, { readonly icon: IconName; readonly tone: MarkTone }>> = {
  fast: { icon: "diamond-cross", tone: "bad" },
  slow: { icon: "diamond-cross", tone: "bad" },
  ticket: { icon: "triangle", tone: "warn" },
  spent: { icon: "triangle", tone: "warn" },
  within: { icon: "check", tone: "good" },
  unknown: { icon: "ring-question", tone: "none" },
};

/** How an objective stands. */
export function ObjectiveMark({ standing }: { readonly standing: ObjectiveStanding }): ReactNode {
  return <VerdictMark {...LOOKS[standing]}>{STANDING_WORD[standing]}</VerdictMark>;
}
