import type { Blast } from "@/lib/domain/suspect";

const MOST_COLUMNS = 4;
const MOST_ROWS = 6;

/**
 * Services in columns, each right of those that call it as far as the calls make no circle; hurt ones stand first in their column.
 * What goes beyond four columns joins the last; `left` is how many services beyond six in a column are left out, calm ones first.
 */
export function columnsOf({ services, edges }: Blast): { readonly columns: readonly (readonly string[])[]; readonly left: number } {
  const names = services.map(({ service }) => service);
  const known = new Set(names);
  const calls = edges.filter(([caller, callee]) => known.has(caller) && known.has(callee) && caller !== callee);
  const depth = depthsOf(names, calls);
  const hurt = new Set(services.filter(({ onsetAt }) => onsetAt !== null).map(({ service }) => service));
  const columns: string[][] = [];
  for (const name of names) {
    const place = Math.min(MOST_COLUMNS - 1, depth.get(name) ?? 0);
    for (let missing = columns.length; missing <= place; missing += 1) columns.push([]);
    columns[place]?.push(name);
  }
  const sorted = columns
    .filter((column) => column.length > 0)
    .map((column) => column.toSorted((a, b) => rank(b, hurt) - rank(a, hurt) || (a < b ? -1 : 1)));
  const cut = sorted.map((column) => column.slice(0, MOST_ROWS));
  return { columns: cut, left: names.length - cut.reduce((sum, column) => sum + column.length, 0) };
}

const rank = (name: string, hurt: ReadonlySet<string>): number => (hurt.has(name) ? 1 : 0);

type Call = readonly [caller: string, callee: string];

/** The longest way from a service that nobody calls; calls that close a circle count nothing. */
function depthsOf(names: readonly string[], calls: readonly Call[]): Map<string, number> {
  const forward = withoutCircles(names, calls);
  const depth = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depth.get(name) ?? Math.max(0, ...forward.filter(([, callee]) => callee === name).map(([caller]) => depthOf(caller) + 1));
    depth.set(name, known);
    return known;
  };
  for (const name of names) depthOf(name);
  return depth;
}

/** The calls without those that lead back to a service on the way to them, walked from the services that nobody calls. */
function withoutCircles(names: readonly string[], calls: readonly Call[]): Call[] {
  const called = new Set(calls.map(([, callee]) => callee));
  const [open, done] = [new Set<string>(), new Set<string>()];
  const forward: Call[] = [];
  const walk = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    open.add(name);
    for (const call of calls.filter(([caller]) => caller === name)) {
      if (open.has(call[1])) continue;
      forward.push(call);
      walk(call[1]);
    }
    open.delete(name);
  };
  for (const name of [...names.filter((one) => !called.has(one)), ...names]) walk(name);
  return forward;
}
