import type { Arrival, ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import { repairsOf } from "@/lib/domain/repairs";
import type { DeliveryHistory, SettledDeployment } from "./delivery-history";

/** What the database answers of a history: a row for each deployment that reached production or failed on its way, in the order of (at, id). */
export function rowsOfHistory(history: DeliveryHistory): DeliveryRow[] {
  const rows = history.deployments.map((one) => rowOf(one, history));
  const candidates = rows.filter(({ reached }) => reached);
  return rows.map((row) => (row.reached ? { ...row, repairedBy: repairsOf({ ...row, externalId: null }, candidates) } : row));
}

function rowOf(one: SettledDeployment, history: DeliveryHistory): DeliveryRow {
  const { saidRollback: _said, takenBackAt: _taken, saysHotfix: _says, fixes: _fixes, ...row } = one;
  return {
    ...row,
    team: teamOf(one, history),
    incidents: history.incidents.flatMap(({ causes, repairedIn: _repaired, ...incident }) =>
      causes.flatMap(({ deployment, ...cause }) => (deployment === one.id ? [{ ...incident, ...cause }] : [])),
    ),
    repairs: history.incidents.flatMap(({ id, repairedIn }) => (repairedIn === one.id ? [id] : [])),
    verdicts: history.verdicts.flatMap(({ deployment, ...verdict }) =>
      deployment === one.id && !history.dismissed.includes(one.id) ? [verdict] : [],
    ),
    repairedBy: [],
    changes: one.changes.map((id) => changeOf(id, history)),
  };
}

function changeOf(id: string, history: DeliveryHistory): ChangeRow {
  const known = history.changes.find((change) => change.id === id);
  if (known === undefined) throw new Error(`The history knows no change ${id}.`);
  const { direct: _direct, hotfix: _hotfix, takesBack: _takes, ...change } = known;
  const carriers = history.deployments.filter((one) => one.reached && !one.isRollback && one.changes.includes(id));
  return { ...change, arrivals: carriers.map((one): Arrival => arrivalOf(one, history)) };
}

const arrivalOf = (one: SettledDeployment, history: DeliveryHistory): Arrival => ({
  deployment: one.id,
  service: one.service,
  team: teamOf(one, history),
  environment: one.environment,
  at: one.at,
});

const teamOf = ({ service }: SettledDeployment, { services }: DeliveryHistory): string | null =>
  services.find(({ name }) => name === service)?.team ?? null;
