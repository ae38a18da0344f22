import { type Json, textAt } from "./fields";
import { timeAt } from "./time";

/** The text at the first of several paths that has one: versions of a sender spell a field differently. */
export const firstTextAt = (value: Json, paths: readonly string[], longest?: number): string | null =>
  paths.map((path) => textAt(value, path, longest)).find((text) => text !== null) ?? null;

/** The instant at the first of several paths that has one. */
export const firstTimeAt = (value: Json, paths: readonly string[]): Date | null =>
  paths.map((path) => timeAt(value, path)).find((time) => time !== null) ?? null;
