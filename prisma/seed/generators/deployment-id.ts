import type { Release } from "./release-order";

/** What the pipeline calls its run for one environment. */
export const deploymentId = ({ service, run }: Pick<Release, "service" | "run">, environment: string): string =>
  `${service}/${run}/${environment}`;
