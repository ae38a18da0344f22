import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";

/**
 * The deltas of all operations together: one with the operation `*` for each service, environment, version, kind and minute.
 * A chart of a service then reads one series, however many operations it has.
 */
export function allOperations(deltas: readonly RollupDelta[]): RollupDelta[] {
  const groups = new Map<string, RollupDelta[]>();
  for (const delta of deltas) {
    const { service, environment, version, kind } = delta.key;
    const group = `${delta.minute}\0${kind}\0${service}\0${environment}\0${version}`;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [delta]);
    else members.push(delta);
  }
  return [...groups.values()].flatMap((members) =>
    members.slice(0, 1).map(({ key, minute }) => ({ ...addRollups(members), key: { ...key, operation: ALL_OPERATIONS }, minute })),
  );
}
