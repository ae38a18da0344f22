import type { SeriesKey, SeriesKind } from "@/lib/domain/rollup";

/** Beyond it all are forgotten: senders make up names without end. */
const MOST_KEYS = 50_000;

type Place = Pick<SeriesKey, "service" | "environment" | "version">;

/** The keys of series that bodies made lately, each as one object, so that whoever takes them on may know them again without comparing. */
export class SeriesKeys {
  readonly #places = new Map<string, Map<string, SeriesKey>>();
  #size = 0;

  /** Answers the key of an operation. What a place and kind have in common is looked up once. */
  of({ service, environment, version }: Place, kind: SeriesKind): (operation: string) => SeriesKey {
    if (this.#size > MOST_KEYS) this.#forget();
    const place = `${service}\0${environment}\0${version}\0${kind}`;
    const keys = this.#places.get(place) ?? new Map<string, SeriesKey>();
    this.#places.set(place, keys);
    return (operation) => {
      const known = keys.get(operation);
      if (known !== undefined) return known;
      const key = { service, environment, version, kind, operation };
      keys.set(operation, key);
      this.#size++;
      return key;
    };
  }

  #forget(): void {
    this.#places.clear();
    this.#size = 0;
  }
}
