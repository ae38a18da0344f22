import { VerdictMark } from "@/components/ui/verdict-mark";
import { VERDICT_TONE, VERDICT_WORD, type VerdictState } from "@/lib/domain/verdict";
import { VERDICT_ICONS } from "./verdict-icons";

/** A verdict in running text: icon, word and colour, always all three. `word` says more where more is known. */
export function VerdictWord({ state, word, small = false }: { state: VerdictState; word?: string; small?: boolean }) {
  return (
    <VerdictMark icon={VERDICT_ICONS[state]} tone={VERDICT_TONE[state]} small={small}>
      {word ?? VERDICT_WORD[state]}
    </VerdictMark>
  );
}
