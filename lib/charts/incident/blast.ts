import { formatShare, NO_VALUE } from "@/lib/charts/format";
import { formatClock } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import type { TableModel } from "@/lib/charts/table";
import type { Box, Label } from "@/lib/charts/wake-timeline/model";
import type { Blast } from "@/lib/domain/suspect";
import { columnsOf } from "./blast-columns";

/** How a service fared: where the harm began, hurt, or not. */
export type BlastTone = "source" | "hurt" | "calm";

export type BlastNode = {
  readonly service: string;
  readonly tone: BlastTone;
  readonly box: Box;
  readonly label: Label;
  /** `from 10:35, 5.9 % failed`; null for a calm one. */
  readonly note: Label | null;
};

export type BlastModel = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the drawing shows, in a sentence or two. */
  readonly caption: string;
  readonly nodes: readonly BlastNode[];
  /** `hurt`: both ends are. */
  readonly edges: readonly { readonly key: string; readonly d: string; readonly hurt: boolean }[];
  /** Services that have no room in the drawing; the table has them. */
  readonly left: number;
  readonly table: TableModel;
};

const WIDTH = 440;
const HEIGHT = 36;
const GAP = 12;
const LONGEST = 16;

type Hurt = Blast["services"][number];

/** The graph of who calls whom around the harm, callers left; null when there is nothing to draw. */
export function blastModel(blast: Blast, zone: string): BlastModel | null {
  if (blast.services.length === 0) return null;
  const { columns, left } = columnsOf(blast);
  const byName = new Map(blast.services.map((one) => [one.service, one]));
  const first = firstHurt(blast.services);
  const tallest = Math.max(...columns.map((column) => column.length));
  const height = tallest * (HEIGHT + GAP) - GAP + 2;
  const nodes = columns.flatMap((column, place) => column.map((service, row) => nodeOf(service, place, row)));
  function nodeOf(service: string, place: number, row: number): BlastNode {
    const column = columns[place] ?? [];
    const step = columns.length === 1 ? 0 : (WIDTH - 1) / columns.length;
    const width = columns.length === 1 ? 200 : step - 22;
    const y = 1 + row * (HEIGHT + GAP) + ((tallest - column.length) * (HEIGHT + GAP)) / 2;
    return drawn(
      byName.get(service) ?? { service, onsetAt: null, failing: null },
      service === first,
      { x: 0.5 + place * step, y, width, height: HEIGHT },
      zone,
    );
  }
  return {
    ...{ width: WIDTH, height: round1(height), left, nodes },
    title: "Blast radius",
    caption: captionOf(blast.services, first, zone),
    edges: edgesOf(blast, nodes),
    table: tableOf(blast, zone),
  };
}

const isHurt = ({ onsetAt }: Hurt): boolean => onsetAt !== null;

/** Where the harm began; null when the signals show none. */
function firstHurt(services: readonly Hurt[]): string | null {
  const hurt = services.flatMap(({ service, onsetAt, failing }) => (onsetAt === null ? [] : [{ service, onsetAt, failing: failing ?? 0 }]));
  return hurt.toSorted((a, b) => a.onsetAt.getTime() - b.onsetAt.getTime() || b.failing - a.failing)[0]?.service ?? null;
}

function drawn(one: Hurt, isSource: boolean, box: Box, zone: string): BlastNode {
  const most = Math.max(5, Math.min(LONGEST, Math.floor((box.width - 14) / 6.6)));
  const text = one.service.length > most ? `${one.service.slice(0, most - 1)}…` : one.service;
  const hurt = isHurt(one);
  const note = hurt ? noteOf(one, zone, box.width) : null;
  return {
    service: one.service,
    tone: isSource ? "source" : hurt ? "hurt" : "calm",
    box: { ...box, x: round1(box.x), y: round1(box.y), width: round1(box.width) },
    label: { x: round1(box.x + 8), y: round1(box.y + (note === null ? 22 : 15)), text, anchor: "start" },
    note: note === null ? null : { x: round1(box.x + 8), y: round1(box.y + 29), text: note, anchor: "start" },
  };
}

function noteOf({ onsetAt, failing }: Hurt, zone: string, width: number): string | null {
  const parts = [...(onsetAt === null ? [] : [formatClock(onsetAt, zone)]), ...(failing === null ? [] : [formatShare(failing)])];
  return [parts.join(", "), parts.at(-1) ?? ""].find((text) => text !== "" && text.length * 6 + 12 <= width) ?? null;
}

function edgesOf({ edges, services }: Blast, nodes: readonly BlastNode[]): BlastModel["edges"] {
  const boxes = new Map(nodes.map(({ service, box }) => [service, box]));
  const hurt = new Set(services.filter(isHurt).map(({ service }) => service));
  return edges.flatMap(([caller, callee]) => {
    const [from, to] = [boxes.get(caller), boxes.get(callee)];
    if (from === undefined || to === undefined || caller === callee) return [];
    return [{ key: `${caller} ${callee}`, d: curve(from, to), hurt: hurt.has(caller) && hurt.has(callee) }];
  });
}

function curve(from: Box, to: Box): string {
  const [y1, y2] = [round1(from.y + from.height / 2), round1(to.y + to.height / 2)];
  const back = to.x <= from.x;
  const [x1, x2] = back ? [from.x + from.width, to.x + to.width] : [from.x + from.width, to.x];
  const [bend1, bend2] = back ? [x1 + 18, x2 + 18] : [(x1 + x2) / 2, (x1 + x2) / 2];
  return `M${round1(x1)} ${y1}C${round1(bend1)} ${y1} ${round1(bend2)} ${y2} ${round1(x2)} ${y2}`;
}

function captionOf(services: readonly Hurt[], first: string | null, zone: string): string {
  const hurt = services.filter(isHurt);
  const calm = services.filter((one) => !isHurt(one)).map(({ service }) => service);
  if (first === null) return "The signals show no harm in any of these services.";
  const at = services.find(({ service }) => service === first)?.onsetAt ?? null;
  const begin = `Failures begin at ${first}${at === null ? "" : `, ${formatClock(at, zone)}`}`;
  const others = hurt.length === 1 ? "; no other service was hurt." : `; ${hurt.length} services were hurt.`;
  const some = calm.slice(0, 4);
  const stayed = some.length === 0 ? "" : ` ${listed(some, calm.length - some.length)} stayed as before.`;
  return `${begin}${others}${stayed}`;
}

function listed(names: readonly string[], more: number): string {
  const all = more > 0 ? [...names, `${more} more`] : names;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function tableOf({ services, edges }: Blast, zone: string): TableModel {
  const calls = (name: string): string =>
    edges
      .filter(([caller]) => caller === name)
      .map(([, callee]) => callee)
      .join(", ");
  return {
    caption: "Services around the harm",
    columns: ["Service", "Hurt since", "Failed", "Calls"].map((label, place) => ({ label, numeric: place === 2 })),
    rows: services.map(({ service, onsetAt, failing }) => ({
      key: service,
      cells: [
        { text: service },
        { text: onsetAt === null ? "not hurt" : formatClock(onsetAt, zone) },
        { text: failing === null ? NO_VALUE : formatShare(failing) },
        { text: calls(service) || NO_VALUE },
      ],
    })),
  };
}
