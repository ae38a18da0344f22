import type { Db } from "@/lib/db/prisma";
import { spokenChanges } from "@/lib/db/read/carried/candidates";
import type { FormerRow } from "@/lib/db/read/deployment/spots";
import type { CarryingSoFar } from "@/lib/db/write/deployment";
import { linkNamed } from "@/lib/db/write/deployment-changes";
import { changeIdIn, describedById } from "@/lib/ingest/carried/change-id";
import { namedRestsOn, namesCommit } from "@/lib/ingest/carried/named-change";
import { askForCarried } from "./ask";

/** What a deployment's senders say it carries, in their words. */
type Named = {
  readonly id: string;
  readonly entityKey: string;
  readonly repository: string | null;
  readonly changes: readonly string[];
  readonly demo: boolean;
};

/** A deployment with what is written down of what it carries, and the changes to link; null where the links stand. */
export type Naming = { readonly carrying: CarryingSoFar; readonly link: readonly string[] | null };

/**
 * What follows at once from the words of senders, by deployment. `former` are the rows as they stand. A deployment whose senders name no
 * commit is settled with this; any other is left to the job that knows how commits and changes belong together.
 */
export async function readNamed(
  tx: Db,
  deployments: readonly Named[],
  former: readonly FormerRow[],
  now: Date,
): Promise<Map<string, Naming>> {
  const stood = new Map(former.map((row) => [row.entityKey, row]));
  const told = deployments.filter((one) => isTold(one, stood.get(one.entityKey)));
  const short = told.flatMap(({ repository, changes }) => changes.filter((name) => changeIdIn(name, repository) !== name));
  const spoken = await spokenChanges([...new Set(short)], tx);
  const isNow = new Set(told);
  return new Map(
    deployments.map((one) => [
      one.id,
      isNow.has(one)
        ? toldNaming(one, spoken, now)
        : { carrying: one.changes.length > 0 ? { kind: "kept" as const } : { kind: "due" as const, carryDueAt: now }, link: null },
    ]),
  );
}

/** Whether senders say something else than what stands there. */
const isTold = ({ changes, repository }: Named, stood: FormerRow | undefined): boolean =>
  stood === undefined ||
  changes.length !== stood.saidChanges.length ||
  changes.some((name, index) => name !== stood.saidChanges[index]) ||
  (changes.length > 0 && repository !== stood.repository);

function toldNaming({ changes, repository }: Named, spoken: ReadonlySet<string>, now: Date): Naming {
  const isOpen = changes.length === 0 || namesCommit(changes);
  const restsOn = isOpen ? [] : [...new Set(changes.flatMap((name) => namedRestsOn(name, repository)))].sort();
  return {
    carrying: {
      kind: "told",
      carriedBy: changes.length === 0 ? null : "sender",
      carryRestsOn: restsOn,
      carryDueAt: isOpen ? now : null,
    },
    link: [...new Set(changes.map((name) => (spoken.has(name) ? name : changeIdIn(name, repository))))],
  };
}

/** Links deployments to the changes that their senders name, once their rows are written. */
export async function linkCarried(
  tx: Db,
  deployments: readonly Named[],
  namings: ReadonlyMap<string, Naming>,
  former: readonly FormerRow[],
): Promise<void> {
  const stood = new Set(former.map(({ id }) => id));
  for (const demo of [true, false]) {
    const carried = deployments.flatMap(({ id, repository, demo: own }) => {
      const link = namings.get(id)?.link ?? null;
      if (own !== demo || link === null) return [];
      const changes = link.map(describedById);
      return [{ deploymentId: id, repository, changes, isNew: !stood.has(id) }];
    });
    if (carried.length > 0) await linkNamed(tx, carried, demo);
  }
  askForCarried();
}
