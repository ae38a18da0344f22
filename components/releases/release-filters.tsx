import { ActiveFilters } from "@/components/ui/active-filters";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import { AUTHOR_WORD, OUTCOME_WORD, SHOW_WORD, verdictFilterWord } from "./release-words";

type Filter = { readonly words: string; readonly without: Partial<ReleasesParams> };

/** What narrows the list of releases. */
export const ReleaseFilters = ({ params }: { params: ReleasesParams }) => (
  <ActiveFilters
    filters={filtersOf(params).map(({ words, without }) => ({ words, href: releasesHref({ ...params, page: 1, ...without }) }))}
    allHref={releasesHref({ period: params.period, sort: params.sort })}
  />
);

function filtersOf(params: ReleasesParams): Filter[] {
  const { team, service, environment, verdict, outcome, show, authors, search, carries } = params;
  return [
    ...(team === null ? [] : [{ words: `Team ${team}`, without: { team: null } }]),
    ...(service === null ? [] : [{ words: `Service ${service}`, without: { service: null } }]),
    ...(environment === null ? [] : [{ words: `Environment ${environment}`, without: { environment: null } }]),
    ...(verdict === null ? [] : [{ words: verdictFilterWord(verdict), without: { verdict: null } }]),
    ...(outcome === null ? [] : [{ words: OUTCOME_WORD[outcome], without: { outcome: null } }]),
    ...(show === null ? [] : [{ words: SHOW_WORD[show], without: { show: null } }]),
    ...(authors === null ? [] : [{ words: AUTHOR_WORD[authors], without: { authors: null } }]),
    ...(search === null ? [] : [{ words: `“${search}”`, without: { search: null } }]),
    ...(carries === null ? [] : [{ words: `Carries “${carries}”`, without: { carries: null } }]),
  ];
}
