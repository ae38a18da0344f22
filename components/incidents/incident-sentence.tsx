import Link from "next/link";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { type IncidentsParams, incidentsHref } from "@/lib/urls/incidents";
import type { IncidentsModel } from "@/lib/views/incidents/list";

type Props = { readonly model: IncidentsModel; readonly params: IncidentsParams };

/** How often users were hurt, whether they still are, and how much of it nobody can explain yet. */
export function IncidentSentence({ model, params }: Props) {
  const { state, cause, service, environment, search } = params;
  const filtered = [state, cause, service, environment, search].some((filter) => filter !== null);
  if (filtered) return `${formatCount(model.matching)} of ${formatPlural(model.inPeriod, "incident")} in this period match.`;
  if (model.inPeriod === 0) return "No incident touched this period.";
  const to = (change: Partial<IncidentsParams>): string => incidentsHref({ ...params, after: null, ...change });
  return (
    <>
      {`${formatPlural(model.inPeriod, "incident")} in this period; `}
      {model.open === 0 ? "none is open" : <Link href={to({ state: "open" })}>{`${formatCount(model.open)} still open`}</Link>}
      {model.undecided === 0 ? (
        ", and for each it is said what caused it."
      ) : (
        <>
          {", "}
          <Link href={to({ cause: "undecided" })}>{`the cause of ${formatCount(model.undecided)} is undecided`}</Link>.
        </>
      )}
    </>
  );
}
