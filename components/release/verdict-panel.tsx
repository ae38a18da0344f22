import { FactList } from "@/components/ui/fact-list";
import { formatCount, formatDuration, formatPlural, formatShare } from "@/lib/charts/format";
import { HORIZON_LABEL } from "@/lib/domain/horizon";
import type { ReleaseModel } from "@/lib/views/release/release";
import { HowMuch } from "./how-much";
import styles from "./verdict-panel.module.css";
import { WhyVerdict } from "./why-verdict";

type Verdict = NonNullable<ReleaseModel["verdict"]>;

/** What is concluded, in words first: the strongest evidence as a sentence, how much, how sure, and what it would still take. */
export function VerdictPanel({ model }: { model: ReleaseModel }) {
  const { verdict, effect, needed } = model;
  if (verdict === null)
    return (
      <>
        <p className={styles.lead}>Nothing has been judged yet. The first look follows within a minute of the roll-out.</p>
        {needed !== null && <p className={styles.needed}>{needed}</p>}
      </>
    );
  return (
    <>
      <p className={styles.lead}>{verdict.evidence[0] ?? "There is nothing to say about this release yet."}</p>
      {effect !== null && <HowMuch effect={effect} />}
      <FactList layout="columns" facts={facts(model, verdict)} />
      {needed !== null && (
        <p className={styles.needed}>
          <b>What it would still take.</b> {needed}
        </p>
      )}
      <ul className={styles.evidence}>
        {model.evidence.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <WhyVerdict model={model} />
    </>
  );
}

function facts(model: ReleaseModel, verdict: Verdict) {
  const figure = model.sure?.figure ?? null;
  return [
    figure === null
      ? { term: "How sure", value: "–", note: "nothing could be compared" }
      : { term: "How sure", value: figure.value, note: figure.note },
    extraFact(model.extraFailures, verdict),
    budgetFact(model) ?? onsetFact(model, verdict),
  ];
}

function extraFact(extra: number | null, { requests, failed }: Verdict) {
  const of = `of ${formatPlural(requests.after, "request")}`;
  if (extra === null) {
    const share = requests.after === 0 ? "" : `, ${formatShare(failed.after / requests.after)} failed`;
    return { term: "Judged", value: formatPlural(requests.after, "request"), note: `nothing to compare with${share}` };
  }
  const rounded = Math.round(extra);
  return rounded >= 0
    ? { term: "Extra failures", value: formatCount(rounded), note: of }
    : { term: "Fewer failures", value: formatCount(-rounded), note: of };
}

/** What it spent of the budget that suffered most; nothing where no promise is known to have been touched. */
function budgetFact({ budget }: ReleaseModel) {
  const most = budget.filter(({ spent }) => spent !== null).toSorted((a, b) => (b.spent ?? 0) - (a.spent ?? 0))[0];
  if (most === undefined) return null;
  return { term: "Error budget", value: formatShare(most.spent ?? 0), note: `of “${most.name}” for ${most.windowDays} days` };
}

function onsetFact(model: ReleaseModel, verdict: Verdict) {
  if (verdict.onsetAt === null) return { term: "Horizon", value: HORIZON_LABEL[verdict.horizon], note: "this verdict" };
  // The first minutes are not judged: what is there when judging begins was there from the start, as the evidence says too.
  if (verdict.onsetAt <= verdict.windows.after.from) return { term: "Began", value: "with the roll-out" };
  const rolledOut = model.deployment.finishedAt ?? model.deployment.occurredAt;
  return { term: "Began", value: formatDuration(verdict.onsetAt.getTime() - rolledOut.getTime()), note: "after the roll-out" };
}
