import { ALL_ENVIRONMENTS, scopeOf } from "@/lib/db/read/delivery/scope";
import type { DayRow } from "@/lib/db/write/delivery-days";
import type { CalendarDay } from "@/lib/domain/calendar";
import type { DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import { encodeDay } from "@/lib/metrics/delivery/day-codec";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import type { DeliveryRules } from "@/lib/metrics/delivery/hurt";
import { summarise } from "@/lib/metrics/delivery/summarise";

/** The facts of one scope on one day: over all environments, and for each one. */
type Group = {
  readonly all: DeploymentFact[];
  readonly byEnvironment: Map<string, DeploymentFact[]>;
  /** Some fact is another one where a single environment is looked at. */
  differs: boolean;
};

/** Collects the deployments of one day, and tells what they amount to for each selection that has any. */
export class DayOfSelections {
  readonly #groups = new Map<string, Group>();

  constructor(
    readonly day: CalendarDay,
    readonly rules: DeliveryRules,
  ) {}

  add(row: DeliveryRow): void {
    const own = factOf(row, { service: row.service, team: null, environment: row.environment }, this.rules);
    const stayed = row.changes.every(({ arrivals }) =>
      arrivals.every(({ service, environment }) => service === row.service && environment === row.environment),
    );
    for (const part of partsWith(row)) {
      const group = this.#groupOf(scopeOf(part));
      // What never went elsewhere had been nowhere else before either.
      const fact = stayed ? own : factOf(row, { ...part, environment: null }, this.rules);
      const here = stayed ? own : factOf(row, { ...part, environment: row.environment }, this.rules);
      group.all.push(fact);
      const facts = group.byEnvironment.get(row.environment);
      if (facts === undefined) group.byEnvironment.set(row.environment, [here]);
      else facts.push(here);
      group.differs ||= !stayed && wentElsewhere(row);
    }
  }

  rows(): DayRow[] {
    return [...this.#groups].flatMap(([scope, { all, byEnvironment, differs }]) => {
      const [first] = byEnvironment.keys();
      const sole = byEnvironment.size === 1 && !differs && first !== undefined ? first : null;
      const packed = (environment: string, facts: readonly DeploymentFact[]) => pack({ scope, environment, day: this.day }, sole, facts);
      const single = sole === null ? [...byEnvironment].map(([environment, facts]) => packed(environment, facts)) : [];
      return [packed(ALL_ENVIRONMENTS, all), ...single];
    });
  }

  #groupOf(scope: string): Group {
    const known = this.#groups.get(scope);
    if (known !== undefined) return known;
    const group = { all: [], byEnvironment: new Map<string, DeploymentFact[]>(), differs: false };
    this.#groups.set(scope, group);
    return group;
  }
}

/** Everything, its service, and its team if it has one. */
const partsWith = ({ service, team }: DeliveryRow): Omit<Selection, "environment">[] => [
  { service: null, team: null },
  { service, team: null },
  ...(team === null ? [] : [{ service: null, team }]),
];

const wentElsewhere = ({ changes, environment }: DeliveryRow): boolean =>
  changes.some(({ arrivals }) => arrivals.some((arrival) => arrival.environment !== environment));

function pack(key: Pick<DayRow, "scope" | "environment" | "day">, sole: string | null, facts: readonly DeploymentFact[]): DayRow {
  const summary = summarise(facts);
  const { reached, failed, hurt, rework } = summary.counts;
  return { ...key, sole, ...encodeDay(summary), reached, failed, hurt, rework, changes: summary.sorted.lead.length };
}
