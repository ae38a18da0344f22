/** Where the reader stands: a mark, and which of its releases. */
export type Place = { readonly mark: SVGAElement; readonly release: number };

export const releasesOf = (mark: SVGAElement): string[] => (mark.dataset["releases"] ?? "").split(" ");

const marksOf = (row: Element): SVGAElement[] => [...row.querySelectorAll<SVGAElement>("a[data-releases]")];

/** Releases of a row from left to right, those of a cluster one after the other. */
const placesOf = (row: Element): Place[] => marksOf(row).flatMap((mark) => releasesOf(mark).map((_, release) => ({ mark, release })));

const centreOf = (mark: SVGAElement): number => {
  const box = mark.getBoundingClientRect();
  return box.left + box.width / 2;
};

/** The mark of another row that stands closest above or below. */
function nearest(row: Element | undefined, mark: SVGAElement): Place | null {
  if (row === undefined) return null;
  const x = centreOf(mark);
  const sorted = marksOf(row).toSorted((a, b) => Math.abs(centreOf(a) - x) - Math.abs(centreOf(b) - x));
  return sorted[0] === undefined ? null : { mark: sorted[0], release: 0 };
}

/** Where a key leads: ← → to releases, ↑ ↓ to rows, Home and End to the ends of a row. Null for other keys and at the edge. */
export function walk(key: string, { mark, release }: Place): Place | null {
  const row = mark.closest("[data-row]");
  const drawing = mark.ownerSVGElement;
  if (row === null || drawing === null) return null;
  const places = placesOf(row);
  const here = places.findIndex((place) => place.mark === mark && place.release === release);
  const rows = [...drawing.querySelectorAll("[data-row]")].filter((candidate) => marksOf(candidate).length > 0);
  const line = rows.indexOf(row);
  switch (key) {
    case "ArrowRight":
      return places[here + 1] ?? null;
    case "ArrowLeft":
      return places[here - 1] ?? null;
    case "Home":
      return places[0] ?? null;
    case "End":
      return places.at(-1) ?? null;
    case "ArrowDown":
      return nearest(rows[line + 1], mark);
    case "ArrowUp":
      return line > 0 ? nearest(rows[line - 1], mark) : null;
    default:
      return null;
  }
}
