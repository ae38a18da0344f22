import { HorizonLadder } from "@/components/charts/horizon-ladder";
import { LineChart } from "@/components/charts/line/line-chart";
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
import { CompareMenu } from "./compare-menu";
import { CompareSection } from "./compare-section";
import type { DecideAction } from "./decide-action";
import { EffectTable } from "./effect-table";
import { IncidentList } from "./incident-list";
import { MovedOperations } from "./moved-operations";
import styles from "./release.module.css";
import { ReleaseErrors } from "./release-errors";
import { ReleaseFacts } from "./release-facts";
import { ReleaseMarks } from "./release-marks";
import { StepStrip } from "./step-strip";
import { ToldSection } from "./told-section";
import { UnrecordedSection } from "./unrecorded-section";
import { VerdictPanel } from "./verdict-panel";
import { WordSection } from "./word-section";

type Props = { readonly model: ReleaseModel; readonly decide: DecideAction; readonly say: DecideAction };

/** One release: what it left behind, as prose first and charts second. */
export function Release({ model, decide, say }: Props) {
  const { deployment, timezone } = model;
  return (
    <>
      <PageHead
        crumb={{ label: "Releases", href: "/releases" }}
        title={`${deployment.service} ${deployment.version}`}
        marks={<ReleaseMarks model={model} />}
        facts={<ReleaseFacts model={model} />}
        controls={
          <>
            <CompareMenu model={model} />
            <DeploymentMenu model={model} />
          </>
        }
      />
      {!deployment.recorded && <UnrecordedSection model={model} decide={decide} />}
      <div className={styles.verdict}>
        <section aria-label="Verdict">
          <VerdictPanel model={model} />
        </section>
        <div>
          <HorizonLadder ladder={model.ladder} />
          <WordSection model={model} say={say} />
        </div>
      </div>
      <CompareSection model={model} />
      <Signals model={model} />
      <div className={styles.split}>
        <ReleaseErrors errors={model.errors} zone={timezone} />
        <Contents model={model} />
      </div>
      <MovedOperations operations={model.verdict?.operations ?? []} />
      <StepStrip steps={model.steps} zone={timezone} />
      <div className={styles.behind}>
        <Section title="The numbers behind it" note="Every effect at every horizon that was judged.">
          <EffectTable verdicts={deployment.verdicts} />
        </Section>
        <ToldSection model={model} decide={decide} />
      </div>
    </>
  );
}

/** What was in it, and what it is held to have caused. */
function Contents({ model }: { model: ReleaseModel }) {
  const { deployment, timezone } = model;
  return (
    <div>
      <Section title="Changes inside" note={model.unknownChanges === null ? <ChangesNote model={model} /> : undefined}>
        <ChangeList
          changes={model.changes}
          reason={model.unknownChanges}
          note={model.suspectNote}
          live={deployment.finishedAt ?? deployment.occurredAt}
          zone={timezone}
        />
      </Section>
      <Section title="Incidents">
        <IncidentList incidents={model.incidents} zone={timezone} />
      </Section>
    </div>
  );
}

function Signals({ model }: { model: ReleaseModel }) {
  const usual = model.charts.find(({ live }) => live.bandLabel !== null)?.live.bandLabel;
  const band = usual === undefined ? "" : `the band is the middle 80 % of ${usual}, `;
  const note = `All versions of the service together; ${band}the strip is the share of this version.`;
  return (
    <Section title="Before and after" note={`${note} ${sourceSentence(model.source)}`} tools={<SpanChoice model={model} />}>
      <div className={styles.charts}>
        {model.charts.map((chart) => (
          <LineChart key={chart.title} chart={chart} />
        ))}
      </div>
    </Section>
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
    href: releaseHref({ id: model.id, deployment: model.deployment.id, span, with: model.comparison.asked }),
    current: span === model.span,
  }));
  return <SegmentedLinks label="Time around the roll-out" segments={segments} />;
}
