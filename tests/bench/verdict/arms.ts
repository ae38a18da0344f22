import { argoRule } from "./baselines/argo-rule";
import { kayenta } from "./baselines/kayenta";
import { latestDeployment } from "./baselines/latest-deployment";
import { meanRatio } from "./baselines/mean-ratio";
import { otava } from "./baselines/otava";
import type { Judge } from "./judged";
import { wake } from "./wake";

/** Everybody who is asked, Wake first. */
export const ARMS: readonly Judge[] = [wake, meanRatio, argoRule, kayenta, otava, latestDeployment];
