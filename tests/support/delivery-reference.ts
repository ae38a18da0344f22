import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { dayOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { distributionOf } from "@/lib/metrics/delivery/distribution";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { STAGES, type Stage } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import type { Distribution, LeadOptions, Quartiles } from "@/lib/metrics/delivery/period-facts";
import { summarise } from "@/lib/metrics/delivery/summarise";
import { changeMeasure, type Measure } from "@/lib/metrics/delivery/summary";

type Asked = { readonly selection: Selection; readonly from: Date; readonly to: Date; readonly zone: string; readonly lead: LeadOptions };

const quartilesOf = ({ n, p25, p50, p75 }: Distribution): Quartiles => ({ n, p25, p50, p75 });

/** What the loader has to say of a period: all of its rows at once, and everything sorted. */
export async function referenceFacts({ selection, from, to, zone, lead }: Asked, now: Date) {
  const [facts, settings] = await inSnapshot(async (client) => {
    const found: DeploymentFact[] = [];
    const rules = await deliverySettings(client);
    for await (const rows of deliveryRows(client, [{ from, to }], selection))
      found.push(...rows.map((row) => factOf(row, selection, rules)));
    return [found, rules] as const;
  });
  const { counts, sorted } = summarise(facts);
  const of = (what: "lead" | "commit" | Stage): Distribution => {
    const names: Measure[] = lead.bots ? [changeMeasure(what, false), changeMeasure(what, true)] : [changeMeasure(what, false)];
    return distributionOf(names.flatMap((name) => sorted[name]).sort((a, b) => a - b));
  };
  const reached = facts.filter(({ outcome }) => outcome === "reached");
  const horizon = now.getTime() - settings.observationHours * 3_600_000;
  return {
    counts,
    deploymentDays: new Set(reached.map(({ at }) => dayOf(new Date(at), zone))).size,
    watching: reached.filter(({ hurt, at }) => hurt === null && Math.floor(at / 1000) * 1000 > horizon).length,
    lead: of(lead.unit === "commit" ? "commit" : "lead"),
    stages: Object.fromEntries(STAGES.map((stage) => [stage, quartilesOf(of(stage))])),
    recovered: sorted.recovery,
    open: sorted.open.map((beganS) => Math.max(0, Math.floor(now.getTime() / 1000) - beganS)).sort((a, b) => a - b),
  };
}
