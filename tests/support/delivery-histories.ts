import fc from "fast-check";
import { HOUR_MS, hardly, idOf, pick } from "./delivery-draw";
import type { DeliveryHistory, HistoryChange, HistoryDeployment, HistoryService } from "./delivery-history";
import { changesFor } from "./delivery-history-changes";
import { labelsFor, troublesOf } from "./delivery-history-troubles";
import { settleLines } from "./delivery-lines";
import { type Draw, drawOf } from "./prng";

/** A few days before the clocks of a zone change, or any day where they never do. */
const OPENINGS: readonly (readonly [zone: string, opens: number])[] = [
  ["Europe/Berlin", Date.UTC(2026, 2, 27, 5)],
  ["Europe/Berlin", Date.UTC(2026, 9, 22, 5)],
  ["America/New_York", Date.UTC(2026, 2, 6, 11)],
  ["America/St_Johns", Date.UTC(2026, 9, 30, 20)],
  ["Australia/Lord_Howe", Date.UTC(2026, 3, 2, 14)],
  ["Asia/Kolkata", Date.UTC(2026, 1, 27, 18)],
  ["Pacific/Apia", Date.UTC(2025, 11, 30, 9)],
  ["UTC", Date.UTC(2026, 0, 30, 22)],
];

/**
 * Any history of up to `most` deployments, to be used as `fc.property(deliveryHistories(), (history) => …)`. It holds services in teams and
 * in none, two of which may share a repository; one or two production environments; changes that several deployments carry, of people
 * and bots, with stages that are missing or run backwards, direct commits, reverts by number and by title, hotfixes; attempts that
 * failed, rollbacks, re-deploys, unrecorded ones, emergencies, deployments at the same instant; incidents that are open, that several
 * deployments caused, or that were resolved before they began; verdicts that come and go.
 */
export const deliveryHistories = ({ most = 24 }: { readonly most?: number } = {}): fc.Arbitrary<DeliveryHistory> =>
  fc.record({ size: fc.integer({ min: 0, max: most }), seed: fc.nat() }).map(({ size, seed }) => deliveryHistory(size, seed));

/** One history with so many deployments; the same numbers give the same one. */
export function deliveryHistory(size: number, seed: number): DeliveryHistory {
  const draw = drawOf(seed);
  const [zone, opens] = pick(draw, OPENINGS);
  const services = servicesOf(draw);
  const environments = ["production", "production-eu"].slice(0, 1 + draw(2));
  const changes: HistoryChange[] = [];
  const attempts: HistoryDeployment[] = [];
  for (let at = opens; attempts.length < size; at += gapOf(draw)) {
    const service = pick(draw, services);
    attempts.push(attemptOf(draw, { seed, at, service, environment: pick(draw, environments), attempts, changes }));
  }
  const deployments = settleLines(attempts);
  return { zone, services, environments, changes, deployments, ...troublesOf(draw, deployments) };
}

/** Mostly hours, at times none at all, now and then weeks. */
function gapOf(draw: Draw): number {
  if (hardly(draw, 8)) return 0;
  return hardly(draw, 20) ? draw(900 * HOUR_MS) : draw(30 * HOUR_MS);
}

function servicesOf(draw: Draw): HistoryService[] {
  const shared = hardly(draw, 2);
  return ["checkout", "basket", "search", "mail"].slice(0, 1 + draw(4)).map((name, index) => ({
    name,
    team: [`team-${draw(2)}`, `team-${draw(2)}`, null][draw(3)] ?? null,
    repository: `https://forge.example/${shared && index < 2 ? "shop" : name}`,
  }));
}

type Told = {
  readonly seed: number;
  readonly at: number;
  readonly service: HistoryService;
  readonly environment: string;
  readonly attempts: readonly HistoryDeployment[];
  readonly changes: HistoryChange[];
};

/** The next attempt: something new, or a version that has been somewhere before. Adds the changes that it makes up. */
function attemptOf(draw: Draw, told: Told): HistoryDeployment {
  const { seed, at, service, environment, attempts } = told;
  const own = attempts.filter((one) => one.service === service.name);
  const again = own.length > 0 && hardly(draw, 4) ? pick(draw, own) : null;
  const reached = !hardly(draw, 8);
  const recorded = !hardly(draw, 12);
  const place = { service: service.name, environment, version: again?.version ?? `1.${own.length}.0` };
  return {
    id: idOf("deployment", seed, attempts.length),
    ...place,
    reached,
    at,
    startedAt: at - draw(20 * 60_000),
    saidRollback: again !== null && hardly(draw, 4),
    emergency: hardly(draw, 12),
    recorded,
    ...(recorded ? carriedBy(draw, told, again) : { carriedBy: null, carriedReason: "unrecorded", changes: [] }),
    takenBackAt: reached && hardly(draw, 14) ? at + draw(9 * HOUR_MS) : null,
    ...labelsFor(
      draw,
      attempts.filter((one) => one.service === service.name && one.environment === environment),
    ),
  };
}

function carriedBy(
  draw: Draw,
  told: Told,
  again: HistoryDeployment | null,
): Pick<HistoryDeployment, "carriedBy" | "carriedReason" | "changes"> {
  if (again !== null && hardly(draw, 3)) return { carriedBy: null, carriedReason: "same-version", changes: [] };
  if (hardly(draw, 8)) {
    const reason = pick(draw, ["first-deployment", "no-commit", "unknown-commit", "same-version", null]);
    return { carriedBy: null, carriedReason: reason, changes: [] };
  }
  const fresh = again === null ? changesFor(draw, told) : [];
  told.changes.push(...fresh);
  const known = told.changes.filter(({ repository }) => repository === told.service.repository).map(({ id }) => id);
  const repeated = known.length > 0 && hardly(draw, 2) ? [pick(draw, known)] : [];
  const changes = [...new Set([...(again?.changes ?? []), ...fresh.map(({ id }) => id), ...repeated])];
  return { carriedBy: hardly(draw, 2) ? "sender" : "commits", carriedReason: null, changes };
}
