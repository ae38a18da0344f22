import { EffectInterval } from "@/components/charts/effect-interval";
import { FactList } from "@/components/ui/fact-list";
import { formatCount, formatDuration, formatPlural, formatShare } from "@/lib/charts/format";
import type { ReleaseModel } from "@/lib/views/release/release";
import styles from "./verdict-panel.module.css";

/** What is concluded, in words first: the strongest evidence as a sentence, how much, how sure, and what it would still take. */
export function VerdictPanel({ model }: { model: ReleaseModel }) {
  const { verdict, effect } = model;
  if (verdict === null)
    return <p className={styles.lead}>Nothing has been judged yet. The first look follows within a minute of the roll-out.</p>;
  const [lead, ...rest] = verdict.evidence;
  return (
    <div>
      <p className={styles.lead}>{lead ?? "There is nothing to say about this release yet."}</p>
      {effect !== null && (
        <div className={styles.effect}>
          <EffectInterval effect={effect} />
        </div>
      )}
      <FactList layout="columns" facts={facts(model, verdict)} />
      <ul className={styles.evidence}>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={styles.note}>
        {`Method ${verdict.method}, ${formatPlural(verdict.windows.before.length, "baseline window")}: `}
        {`${formatCount(verdict.requests.before)} requests before, ${formatCount(verdict.requests.after)} after.${model.source === "spans" ? " Quantiles are within 4.4 %." : ""}`}
      </p>
    </div>
  );
}

function facts(model: ReleaseModel, verdict: NonNullable<ReleaseModel["verdict"]>) {
  const { requests, failed } = verdict;
  const share = requests.after === 0 ? null : failed.after / requests.after;
  return [
    {
      term: "Judged",
      value: formatPlural(requests.after, "request"),
      note: share === null ? "none failed or succeeded" : `${formatShare(share)} failed`,
    },
    extraFact(model.extraFailures),
    onsetOrNeed(model, verdict),
  ];
}

function extraFact(extra: number | null) {
  if (extra === null) return { term: "Extra failures", value: "–", note: "nothing to compare with" };
  const rounded = Math.round(extra);
  return rounded >= 0
    ? { term: "Extra failures", value: formatCount(rounded), note: "beyond the share before" }
    : { term: "Fewer failures", value: formatCount(-rounded), note: "than the share before" };
}

function onsetOrNeed(model: ReleaseModel, verdict: NonNullable<ReleaseModel["verdict"]>) {
  if (verdict.needed !== null) {
    const wait = verdict.needed.minutes === null ? "at a rate not known yet" : `about ${formatDuration(verdict.needed.minutes * 60_000)}`;
    return { term: "To see a doubling", value: `${formatCount(Math.ceil(verdict.needed.requests))} more`, note: wait };
  }
  if (verdict.onsetAt !== null) {
    const rolledOut = model.deployment.finishedAt ?? model.deployment.occurredAt;
    const after = verdict.onsetAt.getTime() - rolledOut.getTime();
    return {
      term: "Began",
      value: after < 60_000 ? "with the roll-out" : formatDuration(after),
      note: after < 60_000 ? "" : "after the roll-out",
    };
  }
  return { term: "Horizon", value: verdict.horizon, note: "this verdict" };
}
