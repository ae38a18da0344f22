import type { CountedAsk } from "@/lib/db/read/signals/counted";
import type { WindowAsk } from "@/lib/db/read/signals/windows";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import type { JudgeInput } from "@/lib/health/judge-input";
import { type Requests, requestsOf } from "./gather-requests";
import type { Look } from "./look";
import { readAsks } from "./read-asks";
import type { SignalSource } from "./signal-source";

/** Services that failures of one place may be passed on from: those that it calls most. */
export const MOST_CALLEES = 10;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

type Neighbours = NonNullable<JudgeInput["neighbours"]>;

/**
 * What the services answered that failures of each look may be passed on from, in its windows before and after; nothing is read of looks
 * at which none is. The judge of a file takes all other services of its environment, since it is told of no calls; here those count that
 * the judged service calls itself, the ten most called from the day before the roll-out to the hour after it: what began further away is
 * passed on by one of them. One statement says which these are, one for each step reads all of them.
 */
export async function gatherNeighbours(
  looks: readonly Look[],
  requestsAt: (look: Look) => Requests | undefined,
  from: Pick<SignalSource, "callees" | "calleeWindows">,
): Promise<Map<Look, Neighbours>> {
  const asked = looks.filter((look) => isPassingOn(requestsAt(look)));
  const deployments = [...new Set(asked.map(({ deployment }) => deployment))];
  const callees = await from.callees(deployments.map(aroundRollOut), MOST_CALLEES);
  const named = new Map(deployments.map((deployment, index) => [deployment, callees[index] ?? []]));
  const told = asked.filter(({ deployment }) => (named.get(deployment)?.length ?? 0) > 0);
  const rows = await readAsks(
    { windows: from.calleeWindows },
    told,
    (look) => (named.get(look.deployment) ?? []).flatMap((callee) => asksOf(look, callee)),
    REQUEST_SOURCE_KINDS,
  );
  return new Map(told.map((look, index) => [look, neighboursOf(look, rows[index] ?? [])]));
}

/** Whether some failures of the judged version are known to have begun elsewhere; metrics do not tell. */
const isPassingOn = (requests: Requests | undefined): boolean =>
  requests?.source === "spans" && requests.afterOfVersion.some(({ errors, ownErrors }) => errors > ownErrors);

const aroundRollOut = ({ service, environment, rolledOutAt }: Look["deployment"]): CountedAsk => ({
  ...{ service, environment },
  ...{ from: new Date(rolledOutAt.getTime() - DAY_MS), to: new Date(rolledOutAt.getTime() + HOUR_MS) },
});

function asksOf({ deployment: { environment }, windows, passed }: Look, service: string): WindowAsk[] {
  return [...windows.before, passed].map(({ from, to }) => ({ service, environment, from, to, operations: [ALL_OPERATIONS] }));
}

/** The rows of the windows of one callee after the other, as cells. */
function neighboursOf(look: Look, rows: Parameters<typeof requestsOf>[1]): Neighbours {
  const each = look.windows.before.length + 1;
  return Array.from({ length: rows.length / each }, (_, nth) => {
    const { before, after } = requestsOf(look, rows.slice(nth * each, (nth + 1) * each), []);
    return { before, after };
  });
}
