import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type IncidentsParams, incidentsHref } from "@/lib/urls/incidents";
import styles from "./active-filters.module.css";
import { CAUSE_WORD, STATE_WORD } from "./incident-words";

type Filter = { readonly words: string; readonly without: Partial<IncidentsParams> };

/** What narrows the list, in words; each goes when it is pressed. Nothing where nothing does. */
export function ActiveFilters({ params }: { params: IncidentsParams }) {
  const filters = filtersOf(params);
  if (filters.length === 0) return null;
  return (
    <ul className={styles.filters} aria-label="Filters">
      {filters.map(({ words, without }) => (
        <li key={words}>
          <Link href={incidentsHref({ ...params, after: null, ...without })} scroll={false}>
            <VisuallyHidden>Remove </VisuallyHidden>
            {words}
            <Icon name="close" size={10} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function filtersOf({ state, cause, service, environment, search }: IncidentsParams): Filter[] {
  return [
    ...(state === null ? [] : [{ words: STATE_WORD[state], without: { state: null } }]),
    ...(cause === null ? [] : [{ words: CAUSE_WORD[cause], without: { cause: null } }]),
    ...(service === null ? [] : [{ words: `Service ${service}`, without: { service: null } }]),
    ...(environment === null ? [] : [{ words: `Environment ${environment}`, without: { environment: null } }]),
    ...(search === null ? [] : [{ words: `“${search}”`, without: { search: null } }]),
  ];
}
