import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { CONCEPT } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import type { RequestMetric } from "./request-metric";

const UNKNOWN = "unknown";

/**
 * The operation of a data point, as spans of the same request are named: method and route; the fully qualified method of a remote
 * call; what is done with a message and where it comes from. What was not said is left out.
 */
export function metricOperation(protocol: RequestMetric["protocol"], slots: AttributeSlots, labels: LabelTable): string {
  if (protocol === "http") return spaced(slots.get(CONCEPT.method), slots.get(CONCEPT.route), labels);
  if (protocol === "messaging") return spaced(slots.get(CONCEPT.operationName), slots.get(CONCEPT.destination), labels);
  const method = labels.textOf(slots.get(CONCEPT.rpcMethod));
  const service = labels.textOf(slots.get(CONCEPT.rpcService));
  if (service === "" || method.includes("/")) return named(method);
  return named(method === "" ? service : labels.textOf(labels.ofText(`${service}/${method}`)));
}

function spaced(first: number, second: number, labels: LabelTable): string {
  const [left, right] = [labels.textOf(first), labels.textOf(second)];
  return left !== "" && right !== "" ? labels.textOf(labels.ofPair(first, second)) : named(left || right);
}

/** The name of an operation; one that is `*` may not pass for all operations. */
export const named = (text: string): string => (text === "" ? UNKNOWN : text === ALL_OPERATIONS ? `(${ALL_OPERATIONS})` : text);
