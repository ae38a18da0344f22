import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { LinkMenu } from "@/components/ui/link-menu";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { DELIVERY_SORTS, type DeliveryParams, type DeliverySort } from "@/lib/urls/delivery";
import type { PlaceRow, PlaceTable } from "@/lib/views/delivery/model";
import styles from "./place-section.module.css";
import type { To } from "./to";

type Props = {
  readonly title: string;
  readonly noun: "team" | "service";
  readonly table: PlaceTable;
  readonly params: DeliveryParams;
  readonly to: To;
};

const SHORT: Readonly<Record<MetricId, string>> = {
  deploymentFrequency: "Deployments",
  leadTimeForChanges: "Lead time",
  changeFailureRate: "Failure rate",
  failedDeploymentRecoveryTime: "Recovery",
  deploymentReworkRate: "Rework",
};

const sortWord = (sort: DeliverySort | null): string => {
  if (sort === null) return "Most deployments first";
  return sort === "name" ? "By name" : `Worst ${SHORT[sort].toLowerCase()} first`;
};

/** The five figures of each team or service, side by side; each leads to its own page of figures. */
export function PlaceSection({ title, noun, table, params, to }: Props) {
  if (table.total < 2) return null;
  const columns: Column<PlaceRow>[] = [
    { key: "name", title: noun === "team" ? "Team" : "Service", cell: ({ name, href }) => <Link href={href}>{name}</Link>, phone: "lead" },
    ...METRIC_IDS.map(
      (metric): Column<PlaceRow> => ({
        ...{ key: metric, title: SHORT[metric], align: "end", phone: metric === "deploymentFrequency" ? "aside" : "detail" },
        cell: ({ cells }) => cells[metric],
      }),
    ),
  ];
  const paged = (page: number): Partial<DeliveryParams> => (noun === "team" ? { teamPage: page } : { page });
  const options = [null, ...DELIVERY_SORTS.filter((sort) => sort !== "deploymentFrequency")].map((sort) => ({
    label: sortWord(sort),
    href: to({ sort, page: 1, teamPage: 1 }),
    current: sort === params.sort,
  }));
  return (
    <Section
      title={title}
      note={formatPlural(table.total, noun)}
      tools={<LinkMenu label={`Sort by ${noun}`} options={options} align="end" />}
    >
      <Table
        caption={`${title}: ${METRIC_IDS.map((metric) => CATALOGUE[metric].name.toLowerCase()).join(", ")}`}
        columns={columns}
        rows={table.rows}
        rowKey={({ name }) => name}
      />
      {table.pages > 1 && (
        <nav className={styles.pages} aria-label={`Pages of ${noun}s`}>
          {table.page > 1 && <LinkButton href={to(paged(table.page - 1))}>Before</LinkButton>}
          <span>{`Page ${formatCount(table.page)} of ${formatCount(table.pages)}`}</span>
          {table.page < table.pages && <LinkButton href={to(paged(table.page + 1))}>Next</LinkButton>}
        </nav>
      )}
    </Section>
  );
}
