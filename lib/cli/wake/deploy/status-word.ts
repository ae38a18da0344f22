import { DEPLOYMENT_STATUSES, type DeploymentStatus, isTerminal } from "@/lib/domain/deployment";

/** How pipelines call the ends of a job. */
const WORDS: Readonly<Record<string, DeploymentStatus>> = {
  success: "succeeded",
  successful: "succeeded",
  passed: "succeeded",
  failure: "failed",
  error: "failed",
  canceled: "cancelled",
  aborted: "cancelled",
};

/** The end of a deployment that a word means, in whatever case; null when it means none. */
export function endOf(word: string): DeploymentStatus | null {
  const said = word.trim().toLowerCase();
  const known = DEPLOYMENT_STATUSES.find((status) => status === said) ?? (Object.hasOwn(WORDS, said) ? WORDS[said] : undefined);
  return known !== undefined && isTerminal(known) ? known : null;
}
