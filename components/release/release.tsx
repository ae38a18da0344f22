import { HorizonLadder } from "@/components/charts/horizon-ladder";
import { LineChart } from "@/components/charts/line/line-chart";
import { VerdictPill } from "@/components/charts/verdict/verdict-pill";
import { LinkMenu } from "@/components/ui/link-menu";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { stampText } from "@/components/ui/time";
import { sourceSentence } from "@/lib/charts/source-sentence";
import { RELEASE_SPANS, releaseHref } from "@/lib/urls/release";
import type { ReleaseModel } from "@/lib/views/release/release";
import { ChangeList } from "./change-list";
import { ChangesNote } from "./changes-note";
import type { DecideAction } from "./decide-action";
import { EffectTable } from "./effect-table";
import { IncidentList } from "./incident-list";
import styles from "./release.module.css";
import { ReleaseErrors } from "./release-errors";
import { ReleaseFacts } from "./release-facts";
import { ToldSection } from "./told-section";
import { UnrecordedSection } from "./unrecorded-section";
import { VerdictPanel } from "./verdict-panel";

/** One release: what it left behind, as prose first and charts second. */
export function Release({ model, decide }: { model: ReleaseModel; decide: DecideAction }) {
  const { deployment, timezone, state } = model;
  return (
    <>
      <PageHead
        crumb={{ label: "Releases", href: "/releases" }}
        title={`${deployment.service} ${deployment.version}`}
        marks={
          <>
            {state !== null && <VerdictPill state={state} />}
            {deployment.endedBy === "rollback" && state !== "rolled-back" && <VerdictPill state="rolled-back" />}
          </>
        }
        facts={<ReleaseFacts model={model} />}
        controls={<DeploymentMenu model={model} />}
      />
      {!deployment.recorded && <UnrecordedSection model={model} decide={decide} />}
      <section className={styles.verdict} aria-label="Verdict">
        <VerdictPanel model={model} />
        <HorizonLadder ladder={model.ladder} />
      </section>
      <Section
        title="Before and after"
        note={`All versions of the service together; the band is the middle 80 % of the time before. ${sourceSentence(model.source)}`}
        tools={<SpanChoice model={model} />}
      >
        <div className={styles.charts}>
          {model.charts.map((chart) => (
            <LineChart key={chart.title} chart={chart} />
          ))}
        </div>
      </Section>
      <ReleaseErrors errors={model.errors} zone={timezone} />
      <div className={styles.split}>
        <Section title="Changes inside" note={model.unknownChanges === null ? <ChangesNote model={model} /> : undefined}>
          <ChangeList changes={model.changes} reason={model.unknownChanges} zone={timezone} />
        </Section>
        <Section title="Incidents">
          <IncidentList incidents={model.incidents} zone={timezone} />
        </Section>
      </div>
      <Section title="The numbers behind it" note="Every effect at every horizon that was judged.">
        <EffectTable verdicts={deployment.verdicts} />
      </Section>
      <ToldSection model={model} decide={decide} />
    </>
  );
}

function DeploymentMenu({ model }: { model: ReleaseModel }) {
  if (model.siblings.length < 2) return null;
  const options = model.siblings.map((sibling) => ({
    label: sibling.label,
    href: sibling.href,
    current: sibling.current,
    note: stampText(sibling.at, model.timezone, "stamp"),
  }));
  return <LinkMenu label="Deployment" options={options} align="end" />;
}

function SpanChoice({ model }: { model: ReleaseModel }) {
  const segments = RELEASE_SPANS.map((span) => ({
    label: `± ${span.replace("h", " h").replace("d", " d")}`,
    href: releaseHref({ id: model.id, deployment: model.deployment.id, span }),
    current: span === model.span,
  }));
  return <SegmentedLinks label="Time around the roll-out" segments={segments} />;
}
