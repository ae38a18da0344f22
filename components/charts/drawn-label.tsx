import type { Label } from "@/lib/charts/wake-timeline/model";

/** A label of a model; `className` says how loud it is. */
export function DrawnLabel({ label, className }: { label: Label; className: string | undefined }) {
  return (
    <text className={className} x={label.x} y={label.y} textAnchor={label.anchor}>
      {label.text}
    </text>
  );
}
