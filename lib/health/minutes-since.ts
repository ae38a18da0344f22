import type { JudgedDeployment } from "./judge-input";

/** Minutes from the end of the roll-out to `at`; negative before it. */
export const minutesSinceRollOut = ({ finishedAt }: JudgedDeployment, at: Date): number => (at.getTime() - finishedAt.getTime()) / 60_000;
