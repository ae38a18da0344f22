import { CALLS } from "./calls";

/** Orders services so that each comes after those that it calls. */
export const calledFirst = <Named>(services: readonly Named[], nameOf: (service: Named) => string): Named[] =>
  services.toSorted((a, b) => depthOf(nameOf(a)) - depthOf(nameOf(b)));

/** Calls in a row below a service; nobody is called by those that it calls. */
const depthOf = (service: string): number => 1 + Math.max(0, ...(CALLS[service] ?? []).map(({ peer }) => depthOf(peer)));
