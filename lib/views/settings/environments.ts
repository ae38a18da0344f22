import { type EnvironmentSettings, environmentSettings } from "@/lib/db/read/catalogue/environment-rows";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import { tierOf, tierOrder } from "@/lib/domain/tier";

export type EnvironmentLine = EnvironmentSettings & {
  /** What says which tier it is: a person, its name or its sender; nobody, as long as it is not on the path. */
  readonly by: "person" | "name" | "sender" | "nobody";
};

export type EnvironmentsModel = {
  readonly timezone: string;
  /** Those of which nobody says where they stand. */
  readonly open: readonly EnvironmentLine[];
  /** The path to production, in order, and at its end what a person took off it. */
  readonly path: readonly EnvironmentLine[];
  readonly mayChange: boolean;
};

/** Every environment within reach and where it stands on the path to production. */
export async function loadEnvironments(actor: Actor | null): Promise<EnvironmentsModel> {
  authorise(actor, "view.read");
  const [workspace, rows] = await Promise.all([readWorkspace(), environmentSettings(reachOf(actor))]);
  const lines = rows.map((row) => ({ ...row, by: byWhom(row) }));
  return {
    timezone: workspace.timezone,
    open: lines.filter(({ by }) => by === "nobody").toSorted((a, b) => b.deployments - a.deployments),
    path: lines.filter(({ by }) => by !== "nobody").toSorted((a, b) => tierOrder(a.tier) - tierOrder(b.tier)),
    mayChange: may(actor, "catalogue.manage"),
  };
}

function byWhom({ name, tier, settled }: EnvironmentSettings): EnvironmentLine["by"] {
  if (settled) return "person";
  if (tier === "other") return "nobody";
  return tierOf(name) === tier ? "name" : "sender";
}
