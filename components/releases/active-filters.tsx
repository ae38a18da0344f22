import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import styles from "./active-filters.module.css";
import { AUTHOR_WORD, OUTCOME_WORD, SHOW_WORD, verdictFilterWord } from "./release-words";

type Filter = { readonly words: string; readonly without: Partial<ReleasesParams> };

/** What narrows the list, in words; each goes when it is pressed. Nothing where nothing does. */
export function ActiveFilters({ params }: { params: ReleasesParams }) {
  const filters = filtersOf(params);
  if (filters.length === 0) return null;
  return (
    <ul className={styles.filters} aria-label="Filters">
      {filters.map(({ words, without }) => (
        <li key={words}>
          <Link href={releasesHref({ ...params, page: 1, ...without })} scroll={false}>
            <VisuallyHidden>Remove </VisuallyHidden>
            {words}
            <Icon name="close" size={10} />
          </Link>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link href={releasesHref({ period: params.period, sort: params.sort })} scroll={false}>
            Remove all
          </Link>
        </li>
      )}
    </ul>
  );
}

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
