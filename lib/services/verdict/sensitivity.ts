import { SENSITIVITIES, type Sensitivity } from "@/lib/health/judge-input";

/** A stored word as one of the sensitivities; what nobody knows is the middle one. */
export const sensitivityOf = (word: string): Sensitivity => SENSITIVITIES.find((one) => one === word) ?? "balanced";
