import { type Actor, authorise } from "@/lib/domain/access";
import { type Figures, figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import { assertWithinReach } from "./load/within-reach";
import { type LoadedFacts, loadPeriodFacts, type PeriodFactsQuery } from "./period-facts";
import { isAboutProduction } from "./selection-exists";

export type LoadedFigures = PeriodFactsQuery & {
  readonly figures: Figures;
  /** What the figures follow from. */
  readonly facts: LoadedFacts;
  /** The zone whose days were counted. */
  readonly zone: string;
  readonly computedAt: Date;
};

/**
 * The five figures of a selection and a period. Pages, the API, exports and scrapes all call this, so they cannot disagree.
 *
 * @throws WakeError as `loadPeriodFacts`; `not-found` for a name that nothing has.
 */
export async function loadFigures(actor: Actor | null, query: PeriodFactsQuery, now: Date): Promise<LoadedFigures> {
  authorise(actor, "view.read");
  await assertWithinReach(actor, query.selection);
  const { service, team, environment } = query.selection;
  const production = (service ?? team ?? environment) === null || (await isAboutProduction(query.selection));
  const facts = await loadPeriodFacts(actor, query, now);
  const figures = production ? figuresOf(facts) : figuresWithout("not-production");
  return { ...query, figures, facts, zone: facts.zone, computedAt: now };
}
