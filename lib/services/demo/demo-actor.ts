import type { Actor } from "@/lib/domain/access";

/** Who loads the demo history. */
export const DEMO_ACTOR: Extract<Actor, { kind: "system" }> = { kind: "system", name: "demo" };
