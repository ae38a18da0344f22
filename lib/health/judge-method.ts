import type { Sensitivity } from "./judge-input";
import { METHOD } from "./thresholds";

/** The name of all that a conclusion rests on but its numbers: the rules, and how much proof they ask for. */
export const judgeMethod = (sensitivity: Sensitivity): string => `${METHOD}, ${sensitivity}`;
