import { findObjective, readObjectives } from "@/lib/db/read/objective/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { Objective } from "@/lib/domain/objective";
import { isUuid } from "@/lib/domain/uuid";
import { RULE_TERMS, WINDOW_MINUTES } from "@/lib/health/slo/burn-rules";
import { readFigures } from "../objective/figures";

type Filter = { readonly service?: string | undefined; readonly environment?: string | undefined };

/** Every objective within reach, by service, environment and name. */
export async function objectivesPage(actor: Actor | null, { service, environment }: Filter): Promise<{ items: Objective[] }> {
  authorise(actor, "view.read");
  const place = { ...(service === undefined ? {} : { service }), ...(environment === undefined ? {} : { environment }) };
  return { items: await readObjectives(place, reachOf(actor)) };
}

/** How fast an objective burns, and what is left of its budget. `not-found` also when it lies out of reach. */
export async function objectiveBurn(actor: Actor | null, id: string, now: Date) {
  authorise(actor, "view.read");
  const objective = isUuid(id) ? await findObjective(id, reachOf(actor)) : null;
  const [figures] = objective === null ? [] : await readFigures([objective], now);
  if (objective === null || figures === undefined)
    throw new WakeError("not-found", "There is no such objective.", { fix: "GET /api/v1/objectives lists them." });
  const { counted, left, runwayDays, windows, rules, alerts, days } = figures;
  return {
    ...{ objective, at: now },
    budget: left === null ? null : { ...counted, allowed: counted.total * (1 - objective.target), left },
    reason: left === null ? "No request came, so nothing is known." : null,
    runwayDays,
    windows: windows.map((one) => ({ ...one, minutes: WINDOW_MINUTES[one.window] })),
    rules: rules.map(({ rule, long, short, firing, reason }) => ({ rule, rate: RULE_TERMS[rule].rate, long, short, firing, reason })),
    alerts: alerts.map(({ objectiveId: _, quietSince: __, ...alert }) => alert),
    days,
  };
}
