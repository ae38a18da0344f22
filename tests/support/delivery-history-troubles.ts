import { HOUR_MS, hardly, idOf, pick } from "./delivery-draw";
import type { DeliveryHistory, HistoryDeployment, HistoryIncident, SettledDeployment } from "./delivery-history";
import type { Draw } from "./prng";

/** Labels of a deployment, which may say that it repairs one that was tried in its place before. */
export function labelsFor(draw: Draw, before: readonly HistoryDeployment[]): Pick<HistoryDeployment, "labels" | "saysHotfix" | "fixes"> {
  if (hardly(draw, 10)) return { labels: { Hotfix: "true" }, saysHotfix: true, fixes: null };
  if (hardly(draw, 10)) return { labels: { hotfix: "no", fixes: "" }, saysHotfix: false, fixes: null };
  if (before.length === 0 || !hardly(draw, 6)) return { labels: { region: "north" }, saysHotfix: false, fixes: null };
  const { id, service, version } = pick(draw, before);
  const fixes = pick(draw, [id, version, `${service}@${version}`]);
  const key = pick(draw, ["hotfix", "fixes", "hotfix_of", "hotfix-of"]);
  return { labels: { [key]: hardly(draw, 3) ? `9.9.9, ${fixes}` : fixes }, saysHotfix: true, fixes };
}

/** Incidents and verdicts of some deployments that reached production. */
export function troublesOf(
  draw: Draw,
  deployments: readonly SettledDeployment[],
): Pick<DeliveryHistory, "incidents" | "verdicts" | "dismissed"> {
  const reached = deployments.filter((one) => one.reached);
  const incidents = reached.filter(() => hardly(draw, 4)).map((cause, index) => incidentOf(draw, cause, reached, index));
  const verdicts = reached.filter(() => hardly(draw, 3)).flatMap((one) => verdictsOf(draw, one));
  return { incidents, verdicts, dismissed: dismissedIn(verdicts) };
}

/** Every fourth of those that regressed. */
function dismissedIn(verdicts: DeliveryHistory["verdicts"]): string[] {
  const regressed = new Set(verdicts.flatMap(({ deployment, state }) => (state === "regressed" ? [deployment] : [])));
  return [...regressed].filter((_, nth) => nth % 4 === 1);
}

function incidentOf(draw: Draw, cause: SettledDeployment, reached: readonly SettledDeployment[], index: number): HistoryIncident {
  const openedAt = cause.at + draw(40 * HOUR_MS) - 2 * HOUR_MS;
  const causes = new Set([cause, ...(hardly(draw, 4) ? [pick(draw, reached)] : [])]);
  return {
    id: idOf("incident", cause.id),
    title: `Incident ${index}`,
    openedAt,
    resolvedAt: hardly(draw, 4) ? null : openedAt + draw(20 * HOUR_MS) - (hardly(draw, 10) ? 20 * HOUR_MS : 0),
    causes: [...causes].map(({ id }) => ({
      deployment: id,
      source: pick(draw, ["declared", "confirmed", "automatic", "automatic"] as const),
      confidence: pick(draw, [0.3, 0.79, 0.8, 0.95]),
    })),
    repairedIn: hardly(draw, 4) ? pick(draw, reached).id : null,
  };
}

function verdictsOf(draw: Draw, { id, at }: SettledDeployment): DeliveryHistory["verdicts"] {
  return (["5m", "1h", "24h", "7d"] as const).flatMap((horizon, index) => {
    const state = pick(draw, ["regressed", "healthy", "improved", "suspect"]);
    const onsetAt = state === "regressed" && !hardly(draw, 3) ? at + draw(HOUR_MS) : null;
    // A verdict that is concluded anew may be dated after one of a longer horizon.
    const concluded = at + (hardly(draw, 6) ? 200 : ([1, 2, 24, 168][index] ?? 0)) * HOUR_MS;
    return hardly(draw, 3) ? [] : [{ deployment: id, horizon, state, at: concluded, onsetAt }];
  });
}
