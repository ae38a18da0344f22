import type { DeploymentStatus } from "@/lib/domain/deployment";

const WORDS: Readonly<Partial<Record<DeploymentStatus, string>>> = { rolled_back: "taken back" };

/** A status as people say it. */
export const statusWord = (status: DeploymentStatus): string => WORDS[status] ?? status.replaceAll("_", " ");
