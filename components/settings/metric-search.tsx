import type { ReactNode } from "react";
import { type SourcesParams, sourcesHref } from "@/lib/urls/sources";
import styles from "./metric.module.css";

/** Finds a metric by its name or its service's; a plain form, so that the words stand in the address. */
export function MetricSearch({ params }: { readonly params: SourcesParams }): ReactNode {
  const kept = [...new URL(sourcesHref({ ...params, search: null, page: 1 }), "http://wake").searchParams];
  return (
    <form action={`${sourcesHref()}#metrics`} className={styles.search}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        key={params.search}
        type="search"
        name="q"
        defaultValue={params.search ?? ""}
        placeholder="Metric or service"
        aria-label="Find by metric or service"
      />
    </form>
  );
}
