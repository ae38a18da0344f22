import { BlastFigure } from "@/components/charts/incident/blast-figure";
import { IncidentFigure } from "@/components/charts/incident/incident-figure";
import { Sentence } from "@/components/charts/sentence";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { formatStretch } from "@/lib/charts/format";
import type { IncidentModel } from "@/lib/views/incident/incident";
import { ConfirmPanel } from "./confirm-panel";
import { DecisionList } from "./decision-list";
import { FollowUpSection } from "./follow-up-section";
import { HurtSection } from "./hurt-section";
import styles from "./incident.module.css";
import type { IncidentActions } from "./incident-action";
import { IncidentFacts } from "./incident-facts";
import { IncidentLog } from "./incident-log";
import { IncidentMarks } from "./incident-marks";
import { ReviewSection } from "./review-section";
import { SuspectBoard } from "./suspect-board";

type Props = { readonly model: IncidentModel; readonly actions: IncidentActions };

/** One incident: what happened in words, on one clock, which release did it and how sure that is, and what was learnt. */
export function Incident({ model, actions }: Props) {
  return (
    <>
      <PageHead
        crumb={{ label: "Incidents", href: "/incidents" }}
        title={model.title}
        marks={<IncidentMarks model={model} />}
        facts={<IncidentFacts model={model} />}
        controls={model.choices.length > 0 && model.mayDecide ? <LinkButton href="#cause">Confirm the cause</LinkButton> : undefined}
      />
      <p className={styles.lead}>
        <Sentence phrases={model.sentence} />
      </p>
      <IncidentFigure model={model.figure} list={<IncidentLog log={model.log} phases={model.phases} zone={model.timezone} />}>
        {phaseSentence(model)}
      </IncidentFigure>
      <div className={styles.split}>
        <div>
          <Suspects model={model} />
          <Section title="Decisions" plain>
            <DecisionList model={model} decide={actions.decide} />
          </Section>
        </div>
        <aside aria-label="Cause and blast radius">
          <ConfirmPanel model={model} decide={actions.decide} />
          {model.blast !== null && (
            <Section title="Blast radius" note="Hurt since, share that failed" plain>
              <BlastFigure model={model.blast} />
            </Section>
          )}
        </aside>
      </div>
      <HurtSection model={model} />
      <FollowUpSection model={model} add={actions.addFollowUp} finish={actions.finishFollowUp} />
      <ReviewSection model={model} save={actions.saveReview} />
    </>
  );
}

function Suspects({ model: { board, against, timezone, dismissed } }: { model: IncidentModel }) {
  return (
    <Section
      id="suspects"
      plain
      title="Suspect board"
      note="Every change in the environment up to 72 h before, and “no release”. Chances add up to 100 %."
    >
      {board === null ? (
        <p>
          {dismissed
            ? "Its sender says that it was none, so nothing is suspected."
            : "The suspects have not been worked out yet. That takes a minute or two, and the page shows them by itself."}
        </p>
      ) : (
        <SuspectBoard board={board} against={against} zone={timezone} />
      )}
    </Section>
  );
}

/** Where the minutes went, in the order in which they passed. */
function phaseSentence({ phases }: IncidentModel): string {
  if (phases.length === 0) return "Signals, changes and people on one clock. Stamps are those of the sources.";
  const parts = phases.map(
    ({ word, from, to, over }) => `${word.toLowerCase()} ${formatStretch(to.getTime() - from.getTime())}${over ? "" : " so far"}`,
  );
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. Stamps are those of the sources.`;
}
