import { createHash, timingSafeEqual } from "node:crypto";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { env } from "@/lib/env";

/** Stands for `WAKE_BOOTSTRAP_TOKEN`, which has no row. */
export const BOOTSTRAP_TOKEN_ID = "00000000-0000-0000-0000-000000000000";

/** The actor behind `WAKE_BOOTSTRAP_TOKEN`, an admin token that works from the first start; null for any other credential. */
export function bootstrapActor(credential: string): Actor | null {
  const wanted = env().WAKE_BOOTSTRAP_TOKEN;
  if (wanted === undefined || !timingSafeEqual(digest(credential), digest(wanted))) return null;
  return { kind: "token", id: BOOTSTRAP_TOKEN_ID, name: "bootstrap token", scopes: ["admin"], reach: EVERYWHERE };
}

/** Equal lengths for `timingSafeEqual`, whatever was sent. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
