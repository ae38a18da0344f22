import type { ReactNode } from "react";

/** What a stamp shows: `Thu 19 Nov 10:31`, the same with year and zone, the clock with seconds, or the day. */
export type TimeStyle = "stamp" | "full" | "clock" | "day";

const OPTIONS: Readonly<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  stamp: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  full: { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "short" },
};

type Props = {
  /** The instant, as a date or in ISO 8601. */
  readonly at: Date | string;
  /** IANA name of the zone in which it is read. */
  readonly zone: string;
  readonly show?: TimeStyle;
  /** Another wording of the same instant, such as an age; the full stamp is then the title. */
  readonly children?: ReactNode;
};

/** An instant, readable for people in `zone` and exact for machines. */
export function Time({ at, zone, show = "stamp", children }: Props): ReactNode {
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} title={stampText(instant, zone, "full")}>
      {children ?? stampText(instant, zone, show)}
    </time>
  );
}

/** Writes an instant as people read it, without the commas that `Intl` puts between its parts. */
export const stampText = (at: Date, zone: string, show: TimeStyle): string =>
  new Intl.DateTimeFormat("en-GB", { ...OPTIONS[show], hourCycle: "h23", timeZone: zone }).format(at).replaceAll(",", "");
