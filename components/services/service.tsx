import Link from "next/link";
import { LineChart } from "@/components/charts/line/line-chart";
import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { WakeTimeline } from "@/components/charts/wake-timeline/wake-timeline";
import { PeriodChoice } from "@/components/shell/period-choice";
import { LinkMenu } from "@/components/ui/link-menu";
import { PageHead } from "@/components/ui/page-head";
import { PanelCaption } from "@/components/ui/panel/panel-caption";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatStamp } from "@/lib/charts/format-time";
import { sourceSentence } from "@/lib/charts/source-sentence";
import { releasesHref } from "@/lib/urls/releases";
import { type ServiceParams, serviceHref } from "@/lib/urls/service";
import type { ServiceModel } from "@/lib/views/service/service";
import { DependencyTables } from "./dependency-tables";
import { Objectives } from "./objectives";
import { OpenIncidents } from "./open-incidents";
import { OperationTable } from "./operation-table";
import styles from "./service.module.css";
import { ServiceErrors } from "./service-errors";

/** How healthy is it, what runs where, who owns it? */
export function Service({ model, params }: { model: ServiceModel; params: ServiceParams }) {
  const to = (change: Partial<ServiceParams>): string => serviceHref({ ...params, ...change });
  return (
    <>
      <PageHead
        crumb={{ label: "Services", href: "/services" }}
        title={model.name}
        sentence={sentence(model)}
        facts={model.openIncidents.length === 0 ? undefined : <OpenIncidents model={model} />}
        controls={
          <>
            {model.environments.length > 1 && (
              <LinkMenu
                label="Environment"
                options={model.environments.map((name) => ({
                  label: name,
                  href: to({ environment: name }),
                  current: name === model.environment,
                }))}
              />
            )}
            <PeriodChoice current={params.period} hrefOf={(period) => to({ period })} />
          </>
        }
      />
      <Wakes model={model} />
      <Signals model={model} />
      <Objectives model={model} />
      <Section title="Operations" note="Over the same period, the busiest first.">
        <OperationTable rows={model.operations} />
      </Section>
      <ServiceErrors errors={model.errors} zone={model.timezone} />
      <Section title="Dependencies" note="Over the same period, as the caller saw it.">
        <DependencyTables dependencies={model.dependencies} environment={model.environment} />
      </Section>
      <Section title="How often Wake is wrong here" note="Each night releases are made believe at moments without one, and judged.">
        <p>{model.falseAlarms}</p>
      </Section>
      <Section title="What runs where" note="As announced; the latest that nothing has replaced.">
        <RunningTable model={model} />
      </Section>
    </>
  );
}

function Wakes({ model }: { model: ServiceModel }) {
  if (model.figure === null)
    return (
      <p className={styles.none}>
        Nothing was released to {model.environment} in this period.{" "}
        <Link href={releasesHref({ service: model.name, environment: model.environment, period: { name: "90d" } })}>Look at 90 days</Link>
      </p>
    );
  return (
    <div className={styles.wakes}>
      <WakeTimeline wake={model.figure} />
    </div>
  );
}

function sentence(model: ServiceModel): string {
  const owner = model.team === null ? "No team owns it yet." : `Owned by ${model.team}.`;
  return model.announced ? owner : `${owner} It is known by its signals only: nobody has announced a release of it.`;
}

function Signals({ model }: { model: ServiceModel }) {
  if (!model.heard)
    return (
      <PanelMessage because="not-in-range" title="No signal in this period">
        Nothing of {model.name} was received from {model.environment}. Its exporter may point elsewhere, or name it differently.
      </PanelMessage>
    );
  return (
    <Section title="Signals" note={`In ${model.environment}, all versions together. ${sourceSentence(model.source)}`}>
      <div className={styles.charts}>
        {model.charts.map((chart) => (
          <LineChart key={chart.title} chart={chart} />
        ))}
      </div>
      {model.silentSince !== null && (
        <PanelCaption state="stale" word={`Silent since ${formatStamp(model.silentSince, model.timezone)}`}>
          What was received before stays; nothing has arrived since.
        </PanelCaption>
      )}
    </Section>
  );
}

function RunningTable({ model }: { model: ServiceModel }) {
  if (model.running.length === 0) return <p>No release of it was announced.</p>;
  return (
    <Table
      caption="What runs where"
      rows={model.running}
      rowKey={(row) => row.href}
      columns={[
        { key: "environment", title: "Environment", cell: (row) => row.environment, phone: "lead" },
        { key: "version", title: "Version", cell: (row) => <Link href={row.href}>{row.version}</Link>, phone: "detail" },
        { key: "verdict", title: "Verdict", cell: (row) => <VerdictWord state={row.state ?? "pending"} small />, phone: "aside" },
        { key: "since", title: "Since", cell: (row) => <Time at={row.since} zone={model.timezone} />, align: "end", phone: "detail" },
      ]}
    />
  );
}
