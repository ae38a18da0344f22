import type { TableModel } from "@/lib/charts/table";
import { readTip } from "./read-tip";
import { type Place, releasesOf, walk } from "./walk";

const HIDE_AFTER_MS = 160;

/** Where the reader is, and how to move. */
type Reader = {
  readonly root: HTMLElement;
  readonly table: TableModel;
  here: Place | null;
  readonly go: (place: Place | null) => void;
  readonly leave: () => void;
  readonly stay: () => void;
};

const markOf = (target: EventTarget | null): SVGAElement | null =>
  target instanceof Element ? target.closest<SVGAElement>("a[data-releases]") : null;

const placeAt = (reader: Reader, mark: SVGAElement): Place => (reader.here?.mark === mark ? reader.here : { mark, release: 0 });

/** One mark of each drawing is in the tab order: the one the reader was on last. */
function rove(mark: SVGAElement): void {
  for (const other of mark.ownerSVGElement?.querySelectorAll('a[data-releases][tabindex="0"]') ?? []) other.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
}

/** Enter on a later release of a cluster opens that one; on the first the link itself does. */
function open(event: KeyboardEvent, table: TableModel, { mark, release }: Place): void {
  const href = release === 0 ? null : (readTip(table, releasesOf(mark)[release] ?? "")?.href ?? null);
  if (href === null) return;
  event.preventDefault();
  window.location.assign(href);
}

function onKey(event: KeyboardEvent, reader: Reader): void {
  const mark = markOf(event.target);
  if (event.key === "Escape") reader.go(null);
  if (mark === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = placeAt(reader, mark);
  const next = walk(event.key, place);
  if (next !== null) {
    event.preventDefault();
    rove(next.mark);
    reader.here = next;
    next.mark.focus();
    reader.go(next);
  } else if (event.key === "Enter") open(event, reader.table, place);
  else if (event.key.toLowerCase() === "t") reader.root.closest("figure")?.querySelector<HTMLInputElement>("[data-table-toggle]")?.click();
}

/** Over a mark its tip shows; over the tip it stays, so that it can be read and copied (WCAG 1.4.13). */
function onOver(event: Event, reader: Reader): void {
  const mark = markOf(event.target);
  if (mark !== null) reader.go(placeAt(reader, mark));
  else if (event.target instanceof Element && event.target.closest("[data-tip]") !== null) reader.stay();
  else reader.leave();
}

/** Listens to pointer and keys on a timeline; `show` is told which release is looked at, or null. Returns how to stop. */
export function listen(root: HTMLElement, table: TableModel, show: (place: Place | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stay = (): void => clearTimeout(timer);
  const go = (place: Place | null): void => {
    stay();
    reader.here = place;
    show(place);
  };
  const leave = (): void => {
    stay();
    timer = setTimeout(() => go(null), HIDE_AFTER_MS);
  };
  const reader: Reader = { root, table, here: null, go, leave, stay };
  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener("keydown", (event) => onKey(event, reader), { signal });
  root.addEventListener("pointerover", (event) => onOver(event, reader), { signal });
  root.addEventListener("focusin", (event) => onOver(event, reader), { signal });
  root.addEventListener("pointerleave", leave, { signal });
  root.addEventListener("focusout", leave, { signal });
  return () => {
    stay();
    stop.abort();
  };
}
