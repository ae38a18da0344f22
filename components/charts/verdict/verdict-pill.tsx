import { VerdictMark } from "@/components/ui/verdict-mark";
import { VERDICT_TONE, VERDICT_WORD, type VerdictState } from "@/lib/domain/verdict";
import { VERDICT_ICONS } from "./verdict-icons";

/** A verdict on a soft ground, for page heads, drawers and reports only. */
export function VerdictPill({ state, word }: { state: VerdictState; word?: string }) {
  return (
    <VerdictMark icon={VERDICT_ICONS[state]} tone={VERDICT_TONE[state]} pill>
      {word ?? VERDICT_WORD[state]}
    </VerdictMark>
  );
}
