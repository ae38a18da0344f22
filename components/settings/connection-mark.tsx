import type { ReactNode } from "react";
import { VerdictMark } from "@/components/ui/verdict-mark";
import type { ConnectionState } from "@/lib/views/settings/connection-state";

const LOOKS = {
  disabled: { icon: "pause", tone: "none" },
  waiting: { icon: "ring-half", tone: "live" },
  refused: { icon: "close", tone: "bad" },
  silent: { icon: "dots-struck", tone: "warn" },
  heard: { icon: "check", tone: "good" },
} as const;

type Props = { readonly state: ConnectionState; readonly pill?: boolean };

/** Whether a connected system is heard, in words. */
export function ConnectionMark({ state: { kind, words }, pill = false }: Props): ReactNode {
  return (
    <VerdictMark {...LOOKS[kind]} pill={pill}>
      {words}
    </VerdictMark>
  );
}
