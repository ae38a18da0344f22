import { sameBytes } from "../attributes/same-bytes";
import type { NumberRun } from "./number-run";

/** The bounds of explicit histograms in another unit. Nearly all points of a body have those of the point before. */
export class ExplicitBounds {
  readonly #view: DataView;
  #from = 0;
  #to = 0;
  #unit = 0;
  #last: readonly number[] | null = null;

  constructor(view: DataView) {
    this.#view = view;
  }

  /** Null for bounds that do not ascend; they are as good as none. */
  of(run: NumberRun, unit: number): readonly number[] | null {
    const [from, to] = run.place();
    const length = to - from;
    const isSame = length > 0 && length === this.#to - this.#from && unit === this.#unit;
    if (isSame && sameBytes(this.#view, from, this.#view, this.#from, length)) return this.#last;
    const bounds = run.doubles(this.#view).map((bound) => bound * unit);
    const ascends = bounds.every((bound, index) => Number.isFinite(bound) && (index === 0 || bound > (bounds[index - 1] ?? 0)));
    [this.#from, this.#to, this.#unit, this.#last] = [from, to, unit, ascends ? bounds : null];
    return this.#last;
  }
}
