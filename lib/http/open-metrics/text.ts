import type { GaugeFamily } from "@/lib/domain/gauge-family";

/**
 * Families in OpenMetrics 1.0 text. Readers of the older Prometheus format take the same text: what that one does not know stands in
 * comments. A family without a sample is left out: what is not known has no value.
 */
export const openMetricsText = (families: readonly GaugeFamily[]): string =>
  `${families
    .filter(({ samples }) => samples.length > 0)
    .map(familyText)
    .join("")}# EOF\n`;

const familyText = ({ name, unit, help, samples }: GaugeFamily): string =>
  [
    `# TYPE ${name} gauge`,
    ...(unit === null ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map(({ labels, value }) => `${name}${labelText(labels)} ${number(value)}`),
    "",
  ].join("\n");

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

const number = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
