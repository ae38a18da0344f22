import { z } from "zod";

/** Of which deliveries a replay is; without any, of all. */
const filter = z.object({
  /** Arrival, RFC 3339; end exclusive. */
  from: z.string().optional(),
  to: z.string().optional(),
  states: z.array(z.string()).optional(),
});

/** Where a replay stands, as it is stored. */
export const replayCursor = z.object({
  /** Reading its deliveries again; then removing what none of them told of; then reading those of other connections of its source. */
  phase: z.enum(["own", "untold", "others"]),
  /** What is read again replaces what was read under a lower number; null: it only adds to it. */
  generation: z.number().int().nullable(),
  filter: filter.default({}),
  /** Other connections that are still to be read in the last phase, the current one first. */
  siblings: z.array(z.string()).default([]),
  /** How often the step that follows has failed. */
  failures: z.number().int().default(0),
  /** The last delivery that was read. */
  after: z.object({ receivedAt: z.string(), id: z.string() }).nullable(),
});

export type ReplayCursor = z.output<typeof replayCursor>;
export type ReplayFilter = z.output<typeof filter>;

/** Reads everything again and replaces what was read before. */
export const fullReplay = (generation: number): ReplayCursor => ({
  phase: "own",
  generation,
  filter: {},
  siblings: [],
  failures: 0,
  after: null,
});

/** Reads some deliveries again and adds what they tell of. */
export const partReplay = (filter: ReplayFilter): ReplayCursor => ({
  phase: "own",
  generation: null,
  filter,
  siblings: [],
  failures: 0,
  after: null,
});
