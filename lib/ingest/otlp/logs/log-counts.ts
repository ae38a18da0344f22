import type { RollupDelta } from "@/lib/domain/rollup";
import { EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { isFailure, SEVERITIES } from "@/lib/domain/severity";
import type { Origin } from "../traces/row";

/** Records by origin, severity and minute, while a body is read. Records of one service come together, so its counts are kept at hand. */
export class LogCounts {
  readonly #counts = new Map<Origin, Map<number, number>>();
  #last: Origin | null = null;
  #lastCounts = new Map<number, number>();

  /** Counts a record; `severity` is a position in `SEVERITIES`. */
  count(origin: Origin, severity: number, minute: number): void {
    const counts = this.#last === origin ? this.#lastCounts : this.#countsOf(origin);
    const key = minute * SEVERITIES.length + severity;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  deltas(): RollupDelta[] {
    return [...this.#counts].flatMap(([origin, counts]) => Array.from(counts, ([key, count]) => deltaOf(origin, key, count)));
  }

  #countsOf(origin: Origin): Map<number, number> {
    const counts = this.#counts.get(origin) ?? new Map<number, number>();
    this.#counts.set(origin, counts);
    this.#last = origin;
    this.#lastCounts = counts;
    return counts;
  }
}

function deltaOf({ service, environment, version }: Origin, key: number, count: number): RollupDelta {
  const severity = SEVERITIES[key % SEVERITIES.length] ?? "info";
  return {
    ...EMPTY_ROLLUP,
    key: { service, environment, version, kind: "log", operation: severity },
    minute: Math.floor(key / SEVERITIES.length),
    count,
    errors: isFailure(severity) ? count : 0,
  };
}
