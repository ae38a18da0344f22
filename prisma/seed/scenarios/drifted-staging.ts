import type { Scenario } from "../plan";

/** Its staging environment broke and nobody mended it: releases go straight to production and staging falls behind. */
export const driftedStaging = ({ service, since }: { readonly service: string; readonly since: Date }): Scenario => ({
  name: "drifted-staging",
  releases: [],
  stagingStopsAt: { service, at: since },
  truth: [],
});
