import { ActiveFilters } from "@/components/ui/active-filters";
import { type IncidentsParams, incidentsHref } from "@/lib/urls/incidents";
import { CAUSE_WORD, STATE_WORD } from "./incident-words";

type Filter = { readonly words: string; readonly without: Partial<IncidentsParams> };

/** What narrows the list of incidents. */
export const NarrowedBy = ({ params }: { params: IncidentsParams }) => (
  <ActiveFilters
    filters={filtersOf(params).map(({ words, without }) => ({ words, href: incidentsHref({ ...params, after: null, ...without }) }))}
    allHref={null}
  />
);

function filtersOf({ state, cause, service, environment, search }: IncidentsParams): Filter[] {
  return [
    ...(state === null ? [] : [{ words: STATE_WORD[state], without: { state: null } }]),
    ...(cause === null ? [] : [{ words: CAUSE_WORD[cause], without: { cause: null } }]),
    ...(service === null ? [] : [{ words: `Service ${service}`, without: { service: null } }]),
    ...(environment === null ? [] : [{ words: `Environment ${environment}`, without: { environment: null } }]),
    ...(search === null ? [] : [{ words: `“${search}”`, without: { search: null } }]),
  ];
}
