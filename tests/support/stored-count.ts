import { ALL_OPERATIONS, type SeriesKind } from "@/lib/domain/rollup";
import { readRollups } from "@/tests/support/read-rollups";
import { SERVICE } from "./otlp-now";

type Which = { readonly operation?: string; readonly service?: string };

/** How much of the conformance service's last ten minutes is stored. */
export async function countOf(
  kinds: readonly SeriesKind[],
  { operation = ALL_OPERATIONS, service = SERVICE }: Which = {},
): Promise<number> {
  const [from, to] = [new Date(Date.now() - 600_000), new Date(Date.now() + 60_000)];
  const rows = await readRollups({ service, environment: "production", from, to, step: "1m", kinds, operation });
  return rows.reduce((sum, row) => sum + row.rollup.count, 0);
}
