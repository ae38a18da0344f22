import Link from "next/link";
import { HorizonLadder } from "@/components/charts/horizon-ladder";
import { VerdictPill } from "@/components/charts/verdict/verdict-pill";
import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatRatio, formatRatioRange, NO_VALUE } from "@/lib/charts/format";
import { formatUnit } from "@/lib/charts/line/unit";
import { HORIZON_LABEL } from "@/lib/domain/horizon";
import type { ComparedEffect, ComparedOther } from "@/lib/views/release/compare";
import type { ReleaseModel } from "@/lib/views/release/release";
import styles from "./compare-section.module.css";
import { HowMuch } from "./how-much";

const NAMES = { errors: "Failed requests", p95: "p95" } as const;

/** The deployment on the page and another one of its service side by side: what was concluded of each, and how much each moved. */
export function CompareSection({ model }: { model: ReleaseModel }) {
  const { comparison, deployment, timezone } = model;
  const { asked, other, without } = comparison;
  if (asked === null) return null;
  if (other === null)
    return (
      <Section title="Compared">
        <p>
          No other deployment of {deployment.service} is called {asked}. <Link href={without}>Compare with nothing</Link>
        </p>
      </Section>
    );
  const title = `Compared with ${other.version}${other.environment === deployment.environment ? "" : ` in ${other.environment}`}`;
  return (
    <Section title={title} note="Each against its own baseline.">
      <div className={styles.sides}>
        <div>
          <h3>
            {deployment.version} {model.state !== null && <VerdictPill state={model.state} />}
          </h3>
          <p className={styles.lead}>{model.verdict?.evidence[0] ?? "Nothing has been judged yet."}</p>
          {model.effect !== null && <HowMuch effect={model.effect} />}
          <HorizonLadder ladder={model.ladder} />
        </div>
        <OtherSide other={other} zone={timezone} />
      </div>
      {other.rows.length > 0 && <EffectsBySide rows={other.rows} ours={deployment.version} theirs={other.version} />}
    </Section>
  );
}

function OtherSide({ other, zone }: { readonly other: ComparedOther; readonly zone: string }) {
  return (
    <div>
      <h3>
        <Link href={other.href}>{other.version}</Link> {other.state !== null && <VerdictPill state={other.state} />}{" "}
        <small>
          <Time at={other.at} zone={zone} />
        </small>
      </h3>
      <p className={styles.lead}>{other.lead ?? "Nothing has been judged yet."}</p>
      {other.effect !== null && <HowMuch effect={other.effect} />}
      <HorizonLadder ladder={other.ladder} />
    </div>
  );
}

type Rows = { readonly rows: ComparedOther["rows"]; readonly ours: string; readonly theirs: string };

function EffectsBySide({ rows, ours, theirs }: Rows) {
  return (
    <Table
      caption={`Effects of ${ours} and ${theirs} by horizon`}
      rows={rows}
      rowKey={({ horizon, metric }) => `${horizon} ${metric}`}
      columns={[
        { key: "what", title: "Metric", cell: ({ horizon, metric }) => `${NAMES[metric]}, ${HORIZON_LABEL[horizon]}`, phone: "lead" },
        { key: "ours", title: ours, cell: (row) => <Effect of={row.ours} />, phone: "detail" },
        { key: "theirs", title: theirs, cell: (row) => <Effect of={row.theirs} />, phone: "detail" },
      ]}
    />
  );
}

function Effect({ of }: { readonly of: ComparedEffect | null }) {
  if (of === null) return "not judged";
  const { state, after, unit, effect } = of;
  const ratio = effect === null ? NO_VALUE : `${formatRatio(effect.ratio)}, likely ${formatRatioRange(effect.low, effect.high)}`;
  return (
    <span className={styles.effect}>
      <VerdictWord state={state} small /> <b>{ratio}</b> <span>{formatUnit(after, unit)}</span>
    </span>
  );
}
