import type { Box, Label, WakePiece } from "@/lib/charts/wake-timeline/model";
import type { MarkShape } from "@/lib/charts/wake-timeline/severity";
import type { VerdictState } from "@/lib/domain/verdict";

/** One metric of a rung: `Errors`, `×23`, `17 to 31`. */
export type RungEffect = { readonly label: string; readonly value: string; readonly range: string | null };

export type RungModel = {
  readonly horizon: string;
  /** "judged 10:42", "due Fri 20 Nov 10:37". */
  readonly when: string;
  readonly state: VerdictState;
  /** The word of the state, or that the horizon was not reached. */
  readonly word: string;
  readonly effects: readonly RungEffect[];
  readonly lines: readonly string[];
};

export type LadderModel = {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly middle: number;
  readonly mark: { readonly x: number; readonly y: number; readonly shape: MarkShape };
  readonly pieces: readonly WakePiece[];
  readonly columns: readonly number[];
  readonly hatches: readonly Box[];
  /** The ×2, ×4 and ×8 lines. */
  readonly levels: readonly { readonly y: number; readonly label: Label }[];
  readonly labels: readonly Label[];
  readonly rungs: readonly RungModel[];
};
