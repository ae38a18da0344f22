import { SeriesRows } from "./series-rows";
import { SpanLinks } from "./span-links";
import { SpanSet } from "./span-set";

/** What reading a body needs room for; kept from body to body, because making and clearing it would cost more than small bodies do. */
export class TraceScratch {
  readonly rows = new SeriesRows();
  readonly counted = new SpanSet();
  readonly links = new SpanLinks();

  clear(): void {
    this.rows.clear();
    this.counted.clear();
    this.links.clear();
  }
}
