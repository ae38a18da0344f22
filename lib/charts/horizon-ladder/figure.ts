import { horizonLadder } from "./build";
import type { LadderInput } from "./input";
import type { LadderModel } from "./model";

const [WIDE_WIDTH, PHONE_WIDTH] = [824, 358];

/** The ladder for large and for small screens; the words are the same. */
export type LadderFigure = { readonly wide: LadderModel; readonly phone: LadderModel };

export const ladderFigure = (input: LadderInput): LadderFigure => ({
  wide: horizonLadder(input, WIDE_WIDTH),
  phone: horizonLadder(input, PHONE_WIDTH),
});
