import { Icon } from "@/components/ui/icon";
import type { VerdictState } from "@/lib/domain/verdict";
import { VERDICT_ICONS } from "./verdict-icons";

/** The icon of a verdict alone, for places where its word stands beside it already. */
export function VerdictIcon({ state, size = 14 }: { state: VerdictState; size?: number }) {
  return <Icon name={VERDICT_ICONS[state]} size={size} />;
}
