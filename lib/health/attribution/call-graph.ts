/** Who calls whom, both ways. */
export type CallGraph = {
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly callees: ReadonlyMap<string, readonly string[]>;
};

export function callGraph(edges: readonly (readonly [caller: string, callee: string])[]): CallGraph {
  const unique = [...new Map(edges.filter(([caller, callee]) => caller !== callee).map((edge) => [JSON.stringify(edge), edge])).values()];
  const [callers, callees] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const [caller, callee] of unique) {
    callers.set(callee, [...(callers.get(callee) ?? []), caller].sort());
    callees.set(caller, [...(callees.get(caller) ?? []), callee].sort());
  }
  return { callers, callees };
}

/** Calls between each service that reaches `service` (by calling it, or who calls it) and itself, which is 0 away. */
export function distancesTo(service: string, { callers }: CallGraph): ReadonlyMap<string, number> {
  const distances = new Map([[service, 0]]);
  let edge = [service];
  for (let away = 1; edge.length > 0; away++) {
    edge = [...new Set(edge.flatMap((one) => callers.get(one) ?? []))].filter((one) => !distances.has(one));
    for (const one of edge) distances.set(one, away);
  }
  return distances;
}
