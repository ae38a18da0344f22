import { LineChart } from "@/components/charts/line/line-chart";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { sourceSentence } from "@/lib/charts/source-sentence";
import { incidentHref } from "@/lib/urls/incident";
import type { IncidentModel } from "@/lib/views/incident/incident";
import styles from "./incident.module.css";

/** How the hurt services answered before, during and after, one at a time. */
export function HurtSection({ model }: { model: IncidentModel }) {
  const { hurt, charted, charts } = model;
  if (charted === null || charts.length === 0)
    return (
      <Section title="What users felt">
        <PanelMessage because="not-in-range" title="Signals cannot tell">
          {hurt.length === 0
            ? "The incident names no service, and the signals show none that was hurt."
            : `Nothing of ${hurt.map(({ service }) => service).join(", ")} was received in that time, or it is no longer kept.`}
        </PanelMessage>
      </Section>
    );
  return (
    <Section
      title={`What users of ${charted} felt`}
      note={`All versions together; the shaded time is the harm. ${sourceSentence(model.source)}`}
      tools={hurt.length > 1 ? <Choice model={model} /> : undefined}
    >
      <div className={styles.charts}>
        {charts.map((chart) => (
          <LineChart key={chart.title} chart={chart} />
        ))}
      </div>
    </Section>
  );
}

function Choice({ model: { id, hurt, charted } }: { model: IncidentModel }) {
  const segments = hurt
    .filter(({ heard }) => heard)
    .map(({ service }) => ({ label: service, href: incidentHref({ id, service }), current: service === charted }));
  return <SegmentedLinks label="Hurt service" segments={segments} />;
}
