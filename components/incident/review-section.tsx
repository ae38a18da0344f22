import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { incidentMarkdownHref } from "@/lib/urls/incident";
import type { IncidentModel } from "@/lib/views/incident/incident";
import type { IncidentAction } from "./incident-action";
import { ReviewForm } from "./review-form";
import { REVIEW_PARTS } from "./review-parts";
import styles from "./review-section.module.css";

type Props = { readonly model: IncidentModel; readonly save: IncidentAction };

/** What was learnt: impacts, root causes, actions, preventative measures. */
export function ReviewSection({ model, save }: Props) {
  const { review } = model;
  const written = REVIEW_PARTS.filter(({ name }) => review[name].trim() !== "");
  return (
    <Section
      id="review"
      title="Review"
      note={review.updatedAt === null ? "Nobody has written it yet." : <Written model={model} />}
      tools={
        <LinkButton href={incidentMarkdownHref(model.id)} icon="copy" download>
          Export as Markdown
        </LinkButton>
      }
    >
      <dl className={styles.parts}>
        {written.map(({ name, title }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>{review[name]}</dd>
          </div>
        ))}
      </dl>
      {model.mayDecide && <ReviewForm incident={model.id} review={review} action={save} />}
    </Section>
  );
}

function Written({ model: { review, timezone } }: { model: IncidentModel }) {
  return (
    <>
      {`${review.by ?? "Somebody"}, `}
      {review.updatedAt !== null && <Time at={review.updatedAt} zone={timezone} />}
    </>
  );
}
