import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import styles from "./release-search.module.css";

/** Finds a release by service or version; a plain form, so that the words stand in the address. */
export function ReleaseSearch({ params }: { params: ReleasesParams }) {
  const kept = [...new URL(releasesHref({ ...params, search: null, page: 1 }), "http://wake").searchParams];
  return (
    <form action="/releases" className={styles.search}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="q"
        defaultValue={params.search ?? ""}
        placeholder="Service or version"
        aria-label="Find by service or version"
      />
    </form>
  );
}
