import { RULE_TERMS } from "./burn-rules";
import type { RuleState } from "./rule-state";

/** An alert that has not ended, as it is stored. */
export type OpenAlert = { readonly quietSince: Date | null; readonly longBurn: number; readonly shortBurn: number };

/** What a look does to an alert: `endedAt` is when it began to burn slowly for good. */
export type AlertLook = OpenAlert & { readonly endedAt: Date | null };

/**
 * An open alert after a look. It ends once it has burnt slowly for as long as its rule asks (`quietMinutes`), with the beginning of that
 * time as its end; a single look above the rate begins the wait anew. The burn rates kept are the worst ones.
 */
export function afterLook(alert: OpenAlert, state: RuleState, now: Date): AlertLook {
  const quietSince = state.quiet ? (alert.quietSince ?? now) : null;
  const lasted = quietSince !== null && now.getTime() - quietSince.getTime() >= RULE_TERMS[state.rule].quietMinutes * 60_000;
  return {
    quietSince,
    endedAt: lasted ? quietSince : null,
    longBurn: Math.max(alert.longBurn, state.long ?? 0),
    shortBurn: Math.max(alert.shortBurn, state.short ?? 0),
  };
}
