import type { Box } from "@/lib/charts/wake-timeline/model";

type Props = { box: Box; className?: string | undefined; radius?: number; fill?: string };

/** A rectangle of a model. */
export function DrawnBox({ box, className, radius, fill }: Props) {
  return <rect className={className} x={box.x} y={box.y} width={box.width} height={box.height} rx={radius} fill={fill} />;
}
