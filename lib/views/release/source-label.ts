import { sourceOf } from "@/lib/domain/source";
import { systemOf } from "@/lib/domain/system";

const OWN: Readonly<Record<string, string>> = { api: "Wake’s API", telemetry: "Telemetry", wake: "Wake" };

/** What people call who tells of a deployment: a source, or its pipelines. */
export function sourceLabel(teller: string): string {
  const source = sourceOf(teller);
  const label = OWN[source] ?? systemOf(source)?.label ?? source;
  return source === teller ? label : `${label} pipelines`;
}
