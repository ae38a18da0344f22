import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import type { WindowAsk } from "@/lib/db/read/signals/windows";
import type { SeriesKind } from "@/lib/domain/rollup";
import { type Look, stepOf } from "./look";
import { readTogether } from "./read-together";
import type { SignalSource } from "./signal-source";

/**
 * The rows of some questions of many looks, one list of lists for each look in the order of its questions: one statement for all looks on
 * minutes, one for all on hours. What several questions cover is read once.
 */
export async function readAsks(
  from: Pick<SignalSource, "windows">,
  looks: readonly Look[],
  asksOf: (look: Look) => readonly WindowAsk[],
  kinds: readonly SeriesKind[],
): Promise<(readonly SeriesRow[])[][]> {
  const asks = looks.map(asksOf);
  const read = (step: "1m" | "1h") => {
    const own = asks.filter((_, index) => looks[index] !== undefined && stepOf(looks[index]) === step).flat();
    return readTogether(own, (spans) => from.windows(spans, step, kinds));
  };
  const [minutes, hours] = await Promise.all([read("1m"), read("1h")]);
  return asks.map((own) => own.map((ask) => minutes.get(ask) ?? hours.get(ask) ?? []));
}
