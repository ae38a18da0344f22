import { prisma } from "../../prisma";
import { hasTelemetry } from "../../telemetry/forget-services";

/**
 * Whether the demo history may be loaded: `empty` when nothing has ever arrived; `interrupted` when a load was broken off and nothing
 * real has arrived since; `closed` once it was loaded, or anything real is there.
 */
export type DemoState = "empty" | "interrupted" | "closed";

export async function demoState(): Promise<DemoState> {
  const db = prisma();
  const [loaded, real, demo, telemetry] = await Promise.all([
    db.auditEntry.findFirst({ where: { action: "demo.load" }, select: { id: true } }),
    db.event.findFirst({ where: { demo: false }, select: { id: true } }),
    db.event.findFirst({ where: { demo: true }, select: { id: true } }),
    hasTelemetry(),
  ]);
  if (loaded !== null || real !== null) return "closed";
  if (demo !== null) return "interrupted";
  return telemetry ? "closed" : "empty";
}
