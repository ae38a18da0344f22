import { FactList } from "@/components/ui/fact-list";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ErrorRow } from "@/lib/charts/error-list/model";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { Spark } from "../spark";
import styles from "./error-list.module.css";
import { ErrorSample } from "./error-sample";

const MOST_VERSIONS = 6;
const NONE = [] as const;

/** One fault: where it is thrown, how often it happened and since when; opened, what is known of it. */
export function ErrorFault({ row, zone, open }: { row: ErrorRow; zone: string; open: boolean }) {
  const thrownAt = row.frames[0];
  return (
    <details open={open}>
      <summary className={styles.head}>
        <span className={styles.mark}>
          <Icon name="chevron-right" />
        </span>
        <span className={styles.name}>
          <code>{row.type}</code>
          {thrownAt !== undefined && <span>in {thrownAt}</span>}
          {row.isNew && <span className={styles.new}>New</span>}
          {row.move?.kind === "risen" && <span className={styles.new}>Risen</span>}
        </span>
        <span className={styles.spark}>
          <Spark spark={row.spark} />
        </span>
        <span className={styles.count}>
          {formatCount(row.count)}
          <VisuallyHidden> {row.count === 1 ? "case" : "cases"}</VisuallyHidden>
        </span>
        <span className={styles.first}>
          first <Time at={row.firstSeen} zone={zone} />
        </span>
        {row.template !== "" && <span className={styles.template}>{row.template}</span>}
      </summary>
      <div className={styles.body}>
        <FactList facts={factsOf(row, zone)} layout="columns" />
        <Samples row={row} zone={zone} />
      </div>
    </details>
  );
}

function factsOf(row: ErrorRow, zone: string) {
  const versions = row.versions.slice(0, MOST_VERSIONS).map(({ version, count }) => `${version}: ${formatCount(count)}`);
  const more = row.versions.length - versions.length;
  return [
    { term: "By version", value: `${versions.join(", ")}${more > 0 ? `, and ${more} more` : ""}` },
    ...(row.move == null ? [] : [{ term: "To be expected", value: expectedText(row.move.expected) }]),
    { term: "First seen in", value: row.firstVersion },
    { term: "Last seen", value: <Time at={row.lastSeen} zone={zone} /> },
  ];
}

const expectedText = (expected: number): string => (expected > 0 && expected < 1 ? "less than 1" : formatCount(Math.round(expected)));

function Samples({ row, zone }: { row: ErrorRow; zone: string }) {
  const [newest, ...others] = row.samples;
  if (newest === undefined) return <p>No single case is kept any more. Cases are kept for 14 days.</p>;
  return (
    <>
      <ErrorSample sample={newest} changed={row.changed ?? NONE} zone={zone} />
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{formatPlural(others.length, "further case")}</summary>
          <OtherSamples row={row} samples={others} zone={zone} />
        </details>
      )}
    </>
  );
}

function OtherSamples({ row, samples, zone }: { row: ErrorRow; samples: ErrorRow["samples"]; zone: string }) {
  return (
    <ol className={styles.samples}>
      {samples.map((sample) => (
        <li key={`${sample.at.getTime()} ${sample.version} ${sample.spanId}`}>
          <ErrorSample sample={sample} changed={row.changed ?? NONE} zone={zone} />
        </li>
      ))}
    </ol>
  );
}
