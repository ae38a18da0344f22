import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/charts/format";

type Props = { readonly at: Date; readonly now: Date; readonly zone: string };

/** How long ago something was heard; the instant itself is its title. Clocks that run ahead are not told of. */
export function SourceAge({ at, now, zone }: Props): ReactNode {
  const ageMs = now.getTime() - at.getTime();
  return (
    <Time at={at} zone={zone}>
      {ageMs < 1_000 ? "now" : `${formatDuration(ageMs)} ago`}
    </Time>
  );
}
