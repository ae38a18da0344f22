import { WakeError } from "@/lib/domain/error";
import { parseSettings } from "@/lib/env";
import type { Environment } from "./environment";

/** Stand in for what the launcher makes itself later on: the embedded database's address and the kept secret. */
const standIns = { WAKE_DATABASE_URL: "postgresql://embedded@127.0.0.1/wake", WAKE_SECRET: "kept-in-the-data-folder-until-then" };

/** Validates every setting before anything is started; throws one WakeError that lists all mistakes. */
export function checkSettings(environment: Environment): void {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = parseSettings({ ...standIns, ...given });
  if (!("mistakes" in parsed)) return;
  throw new WakeError("invalid", `Wake's settings are wrong:\n  ${parsed.mistakes.join("\n  ")}`, {
    fix: "Correct them in the environment or in the file .env; .env.example explains each.",
  });
}
