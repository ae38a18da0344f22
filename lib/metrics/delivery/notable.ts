import { pushVarint, VarintReader } from "@/lib/domain/varint";
import type { DeploymentFact } from "./fact";

/** A lead time in seconds, and when its deployment reached production (epoch milliseconds). */
export type SlowLead = { readonly seconds: number; readonly at: number };

/** What a page lists one by one, by when its deployments reached production: so it is read by index, however much there is beside it. */
export type Notable = {
  /** Every deployment that hurt, ascending. */
  readonly hurt: readonly number[];
  /** Every deployment that is rework, ascending. */
  readonly rework: readonly number[];
  /** The longest lead times of people's changes and of bots', the longest first, the later of equal ones before. */
  readonly slow: readonly SlowLead[];
  readonly botSlow: readonly SlowLead[];
};

export const NOTHING_NOTABLE: Notable = { hurt: [], rework: [], slow: [], botSlow: [] };

/** So many of the longest lead times are known. */
export const SLOWEST_KNOWN = 10;

export const notableOf = (facts: readonly DeploymentFact[]): Notable => ({
  hurt: facts.flatMap(({ hurt, at }) => (hurt === null ? [] : at)).sort((a, b) => a - b),
  rework: facts.flatMap(({ rework, at }) => (rework === null ? [] : at)).sort((a, b) => a - b),
  slow: slowest(leadsOf(facts, false)),
  botSlow: slowest(leadsOf(facts, true)),
});

const leadsOf = (facts: readonly DeploymentFact[], bots: boolean): SlowLead[] =>
  facts.flatMap(({ at, outcome, changes }) =>
    outcome !== "reached"
      ? []
      : changes.flatMap(({ bot, leadS, out }) => (bot === bots && out === null && leadS !== null ? { seconds: leadS, at } : [])),
  );

/** What several parts of a period hold together. */
export const mergeNotable = (parts: readonly Notable[]): Notable => ({
  hurt: parts.flatMap(({ hurt }) => hurt).sort((a, b) => a - b),
  rework: parts.flatMap(({ rework }) => rework).sort((a, b) => a - b),
  slow: slowest(parts.flatMap(({ slow }) => slow)),
  botSlow: slowest(parts.flatMap(({ botSlow }) => botSlow)),
});

/** The longest of some lead times. */
export const slowest = (leads: readonly SlowLead[]): SlowLead[] =>
  leads.toSorted((a, b) => b.seconds - a.seconds || b.at - a.at).slice(0, SLOWEST_KNOWN);

/** Appends it to packed facts; `readNotable` reads it. */
export function pushNotable(bytes: number[], { hurt, rework, slow, botSlow }: Notable): void {
  for (const instants of [hurt, rework]) {
    pushVarint(bytes, instants.length);
    let before = 0;
    for (const at of instants) {
      pushVarint(bytes, at - before);
      before = at;
    }
  }
  for (const leads of [slow, botSlow]) {
    pushVarint(bytes, leads.length);
    for (const { seconds, at } of leads) {
      pushVarint(bytes, seconds);
      pushVarint(bytes, at);
    }
  }
}

/** What `pushNotable` appended, from its beginning; nothing where there are no bytes. */
export function readNotable(bytes: Uint8Array): Notable {
  const reader = new VarintReader(bytes);
  const instants = (): number[] => {
    let before = 0;
    return Array.from({ length: reader.next() }, () => {
      before += reader.next();
      return before;
    });
  };
  const leads = (): SlowLead[] => Array.from({ length: reader.next() }, () => ({ seconds: reader.next(), at: reader.next() }));
  const [hurt, rework] = [instants(), instants()];
  const [slow, botSlow] = [leads(), leads()];
  return { hurt, rework, slow, botSlow };
}
