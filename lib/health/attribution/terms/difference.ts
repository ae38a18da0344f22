import { beside } from "../harm";
import { thanOld } from "../pair-words";
import type { Scene } from "../scene";
import { failingRise, NOT_WORSE, type Severity, severityOf } from "../severity";
import type { Suspected } from "../suspected";
import { merged, type Tick, type Track } from "../track";
import type { Term } from "./term";

/** The first minute of an instance says little, and the latest minutes say most. */
const WARM_UP = 1;
const LATEST = 15;
/** What differed and was gone this many minutes before the harm began did not cause it. */
const BEFORE_HARM = 30;
/** Minutes that both must have told of. */
const LEAST_MINUTES = 1;

type Gap = { readonly severity: Severity; readonly peer: string | null; readonly minutes: number };

/**
 * New against old instances of the same service in the same minutes, peer by peer: nothing from outside can tell them apart, so what
 * differs is the release. `difference` is about calls that they answered, `contract` about calls that they made (a callee that refuses the
 * new version's calls only), `worst` about the worst instance of each. `alike` and `well` speak against: the service fails, but old
 * instances just as much; users are hurt, but the new instances are fine.
 */
export function differenceTerms(scene: Scene, suspect: Suspected): readonly Term[] {
  const inward = gapsOf(scene, suspect, "in");
  const outward = gapsOf(scene, suspect, "out");
  const [answered, made] = [widest(inward), widest(outward)];
  const terms: Term[] = [];
  if (answered !== null && answered.severity.value > 0) terms.push(term("difference", answered, "answered", suspect));
  if (made !== null && made.severity.value > 0) terms.push(term("contract", made, "made", suspect));
  const worst = worstGap(scene, suspect);
  if (worst > 0)
    terms.push({ name: "worst", value: worst, sentence: "The worst of its new instances is worse than the worst of the old ones." });
  const [first] = [...inward, ...outward];
  if (first === undefined) return terms;
  return [
    ...terms,
    ...against(scene, suspect, Math.max(answered?.severity.value ?? 0, made?.severity.value ?? 0), minutesOf([...inward, ...outward])),
  ];
}

function term(name: "difference" | "contract", { severity, peer }: Gap, calls: "answered" | "made", { service }: Suspected): Term {
  const of = peer === null ? "" : calls === "answered" ? ` from ${peer}` : ` to ${peer}`;
  const subject =
    calls === "answered" ? `Calls${of} that its new instances answer` : `Calls${of} that new instances of ${service ?? "it"} make`;
  return { name, value: severity.value, sentence: `${subject} ${thanOld(severity)}.` };
}

/** Every peer by itself, and all together where that is told. */
function gapsOf(scene: Scene, { fresh, old }: Suspected, side: "in" | "out"): readonly Gap[] {
  const peers = [...new Set(fresh.filter((track) => track.side === side).map(({ peer }) => peer))];
  return peers.flatMap((peer) => {
    const of = (tracks: readonly Track[]) => merged(tracks.filter((track) => track.side === side && track.peer === peer));
    const [before, now] = together(of(old), of(fresh), scene);
    return now.length < LEAST_MINUTES ? [] : [{ severity: beside(severityOf(before, now), scene.harm), peer, minutes: now.length }];
  });
}

/** The latest minutes that both tell of, after the warm-up of the new ones. */
function together(
  old: readonly Tick[],
  fresh: readonly Tick[],
  { onset, now: { to } }: Scene,
): readonly [readonly Tick[], readonly Tick[]] {
  const from = Math.max((fresh[0]?.minute ?? to) + WARM_UP, onset - BEFORE_HARM);
  const minutes = new Set(old.map(({ minute }) => minute));
  const now = fresh.filter(({ minute }) => minute >= from && minute < to && minutes.has(minute)).slice(-LATEST);
  const shared = new Set(now.map(({ minute }) => minute));
  return [old.filter(({ minute }) => shared.has(minute)), now];
}

const widest = (gaps: readonly Gap[]): Gap | null =>
  gaps.reduce<Gap | null>((best, gap) => (best === null || gap.severity.value > best.severity.value ? gap : best), null);

const minutesOf = (gaps: readonly Gap[]): number => Math.max(0, ...gaps.map(({ minutes }) => minutes));

function worstGap(scene: Scene, { fresh, old }: Suspected): number {
  const of = (tracks: readonly Track[]) => merged(tracks.filter(({ side }) => side === "in"));
  const [before, now] = together(of(old), of(fresh), scene);
  return now.length < LEAST_MINUTES
    ? NOT_WORSE.value
    : beside(
        failingRise(before, now, ({ worst }) => worst),
        scene.harm,
      ).value;
}

/** Both are surer with more minutes: five are all that is needed. */
function against(scene: Scene, { service }: Suspected, gap: number, minutes: number): readonly Term[] {
  const sure = Math.min(1, minutes / 5) * Math.max(0, 1 - gap / 0.3);
  if (sure === 0 || service === null) return [];
  const failing = scene.inbound.get(service)?.value ?? 0;
  const alike: Term = {
    name: "alike",
    value: sure * Math.min(1, failing / 0.3),
    sentence: "Its old instances do as badly in the same minutes.",
  };
  const well: Term = {
    name: "well",
    value: sure * Math.max(0, 1 - failing / 0.3),
    sentence: "Its new instances do as well as the old ones.",
  };
  return [alike, well].filter(({ value }) => value > 0);
}
