import type { CarriedReason } from "@/lib/domain/carried";
import { isSameCommit } from "./commit-name";

/** A deployment as far as it decides what another, or itself, carries. `commit` is null when nobody knows it. */
export type Shipped = { readonly version: string; readonly commit: string | null };

export type Screened =
  | { readonly kind: "sender" }
  /** It carries nothing, or nobody can tell what. `reason` is null while it has not reached its environment. */
  | { readonly kind: "nothing"; readonly reason: CarriedReason | null }
  /** The commits from one to the other say. */
  | { readonly kind: "line"; readonly from: string; readonly until: string };

/** How it can be known what a deployment carries. `previous` is the one that it replaced in its service and environment. */
export function screen(
  deployment: Shipped & {
    readonly named: readonly string[];
    readonly reached: boolean;
    readonly recorded: boolean;
    readonly isRollback: boolean;
    /** The same commit reached the same place before. */
    readonly wasThere: boolean;
  },
  previous: Shipped | null,
): Screened {
  if (deployment.named.length > 0) return { kind: "sender" };
  if (!deployment.reached) return { kind: "nothing", reason: null };
  if (!deployment.recorded) return { kind: "nothing", reason: "unrecorded" };
  if (deployment.isRollback || deployment.wasThere) return { kind: "nothing", reason: "same-version" };
  if (previous === null) return { kind: "nothing", reason: "first-deployment" };
  if (deployment.version === previous.version) return { kind: "nothing", reason: "same-version" };
  if (deployment.commit === null || previous.commit === null) return { kind: "nothing", reason: "no-commit" };
  if (isSameCommit(deployment.commit, previous.commit)) return { kind: "nothing", reason: "same-version" };
  return { kind: "line", from: deployment.commit, until: previous.commit };
}
