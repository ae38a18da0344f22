import { VERDICT_ICONS } from "@/components/charts/verdict/verdict-icons";
import { Icon, type IconName } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { formatClock, formatDay } from "@/lib/charts/format-time";
import { endedAt } from "@/lib/charts/incident/build";
import type { LogEntry, LogMark } from "@/lib/charts/incident/log";
import type { Phase } from "@/lib/charts/incident/phases";
import styles from "./incident-log.module.css";

type Props = { readonly log: readonly LogEntry[]; readonly phases: readonly Phase[]; readonly zone: string };

/** Everything that happened as a list of stamps, oldest first: the day where a new one begins, then clocks. */
export function IncidentLog({ log, phases, zone }: Props) {
  return (
    <ol className={styles.log}>
      {log.map((entry, place) => (
        <Entry key={entry.key} entry={entry} phase={phaseOf(log, place, phases)} day={dayBefore(log, place, zone)} zone={zone} />
      ))}
    </ol>
  );
}

type EntryProps = { readonly entry: LogEntry; readonly phase: string | null; readonly day: string | null; readonly zone: string };

function Entry({ entry, phase, day, zone }: EntryProps) {
  return (
    <li data-strong={entry.strong || undefined}>
      {day !== null && <span className={styles.day}>{day}</span>}
      <Time at={entry.at} zone={zone}>
        {formatClock(entry.at, zone)}
      </Time>
      <span className={styles.mark} data-tone={entry.tone}>
        <Icon name={iconOf(entry.mark)} />
      </span>
      <span className={styles.text}>{entry.href === null ? entry.text : <a href={entry.href}>{entry.text}</a>}</span>
      {phase !== null && <em>{phase}</em>}
    </li>
  );
}

/** The phase that this stamp ended, told at the last of those that share the instant. */
function phaseOf(log: readonly LogEntry[], place: number, phases: readonly Phase[]): string | null {
  const entry = log[place];
  const next = log[place + 1];
  if (entry === undefined || next?.at.getTime() === entry.at.getTime()) return null;
  return endedAt(phases, entry.at);
}

function dayBefore(log: readonly LogEntry[], place: number, zone: string): string | null {
  const entry = log[place];
  const before = log[place - 1];
  if (entry === undefined) return null;
  const day = formatDay(entry.at, zone);
  return before !== undefined && formatDay(before.at, zone) === day ? null : day;
}

const ICONS: Readonly<Record<Exclude<LogMark["kind"], "state">, IconName>> = {
  unrecorded: "diamond-alert",
  flag: "flag",
  end: "return",
  alert: "bolt",
  signal: "dot-waves",
  person: "person",
};

const iconOf = (mark: LogMark): IconName => (mark.kind === "state" ? VERDICT_ICONS[mark.state] : ICONS[mark.kind]);
