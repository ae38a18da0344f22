import { formatShare, formatStretch } from "@/lib/charts/format";
import { longestPhase, type Phase } from "@/lib/charts/incident/phases";
import { type Phrase, say } from "@/lib/charts/phrase";
import type { HeldCauses } from "./cause";
import { type HurtService, isWorse } from "./hurt";

type Told = {
  readonly services: readonly string[];
  readonly dismissed: boolean;
  readonly mergedInto: string | null;
  readonly over: boolean;
  readonly lastedMs: number;
  /** After how long the signals were as before, though nobody said that it is over; null while they are not, and once somebody did. */
  readonly calmAfterMs: number | null;
  readonly hurt: readonly HurtService[];
  /** Whether the signals show when the harm began. */
  readonly seen: boolean;
  readonly cause: HeldCauses;
  readonly phases: readonly Phase[];
};

/** What happened to whom and for how long, which release did it, how sure that is, and where the time went. */
export const incidentSentence = (told: Told): Phrase[] => [say(`${harm(told)} `), ...cause(told.cause), ...where(told)];

function harm(told: Told): string {
  const { dismissed, services, over, lastedMs, hurt, seen } = told;
  if (dismissed) return "Its sender says that this was no incident after all.";
  const lasted = formatStretch(lastedMs);
  const worst = hurt.toSorted((a, b) => (b.worst ?? 0) - (a.worst ?? 0))[0];
  const named = services.length === 0 ? "It names no service, and it" : `It names ${services.join(", ")}, and it`;
  if (worst === undefined || worst.worst === null)
    return `${named} ${over ? "lasted" : "has lasted"} ${lasted}. Wake has no signals of that time, so it cannot tell by signals what users felt.`;
  const share = formatShare(worst.worst);
  if (!seen && !isWorse(worst))
    return `${named} ${over ? "lasted" : "has lasted"} ${lasted}. The signals show no harm: never more than ${share} of the requests to ${worst.service} failed, which is no more than before.`;
  const others = hurt.filter((one) => one !== worst && isWorse(one));
  const also = others.length === 0 ? "" : `, with ${others.map(({ service }) => service).join(" and ")}`;
  return `Up to ${share} of the requests to ${worst.service} failed${also}, for ${howLong(told)}.`;
}

function howLong({ over, lastedMs, calmAfterMs }: Told): string {
  if (calmAfterMs !== null) return `${formatStretch(calmAfterMs)}; the signals are as before since, and nobody has said that it is over`;
  return over ? formatStretch(lastedMs) : `${formatStretch(lastedMs)} so far`;
}

function cause(held: HeldCauses): Phrase[] {
  switch (held.kind) {
    case "confirmed":
      return [...named(held.causes), say(` did it, as ${held.by} confirmed.`)];
    case "none":
      return [say(`No release did it, as ${held.by} confirmed.`)];
    case "declared":
      return [...named(held.causes), say(" did it, as the sender of the incident says.")];
    case "automatic":
      return [...named(held.causes), say(` did it, Wake is ${formatShare(held.confidence)} sure; nobody has confirmed it.`)];
    case "suggested":
      if (held.causes.length === 0)
        return [say(`Most likely no release did it, ${formatShare(held.posterior)}; nobody has confirmed that.`)];
      return [say("The first suspect is "), ...named(held.causes), say(`, ${formatShare(held.posterior)}; nobody has confirmed it.`)];
    case "undecided":
      return [say(undecided(held.first, held.posterior))];
    case "unknown":
      return [say("The suspects have not been worked out yet.")];
  }
}

const undecided = (first: string | null, posterior: number | null): string =>
  first === null || posterior === null
    ? "What caused it is undecided."
    : `What caused it is undecided: the first suspect, ${first}, has ${formatShare(posterior)}.`;

const named = (causes: Extract<HeldCauses, { causes: unknown }>["causes"]): Phrase[] =>
  causes.flatMap(({ label, href }, place) => [...(place === 0 ? [] : [say(" and ")]), say(label, href)]);

/** Where the time went, when one phase took most of it. */
function where({ phases, dismissed }: Told): Phrase[] {
  const longest = longestPhase(phases);
  const [first, last] = [phases[0], phases.at(-1)];
  if (dismissed || longest === null || first === undefined || last === undefined || phases.length < 2) return [];
  const whole = last.to.getTime() - first.from.getTime();
  const part = longest.to.getTime() - longest.from.getTime();
  if (part < whole * 0.4) return [];
  return [say(` ${formatStretch(part)} of the ${formatStretch(whole)} went into ${longest.noun}.`)];
}
