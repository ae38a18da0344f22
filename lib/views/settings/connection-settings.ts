import { type SourceSettings, sourceSettings } from "@/lib/ingest/sources/source-settings";
import { workflowLines } from "./workflow-lines";

/** Parts of a connection's settings that its page offers, for each system those that it reads. */
export const OFFERED = ["workflows", "incidentLabels", "incidentSeverities", "dismissApprovals", "serviceInEnvironment"] as const;
export type Offered = (typeof OFFERED)[number];

const FORGE: readonly Offered[] = ["workflows", "incidentLabels", "dismissApprovals", "serviceInEnvironment"];
const BY_SOURCE: Readonly<Partial<Record<string, readonly Offered[]>>> = {
  github: FORGE,
  gitlab: FORGE,
  jira: ["incidentLabels"],
  alertmanager: ["incidentSeverities"],
  grafana: ["incidentSeverities"],
  argocd: ["incidentSeverities"],
};

export type MappedWord = { readonly kind: "service" | "environment"; readonly said: string; readonly to: string };

/** A connection's settings, ready to be shown and edited. */
export type SettingsForm = {
  readonly offered: readonly Offered[];
  /** One workflow a line. */
  readonly workflows: string;
  readonly incidentLabels: string;
  readonly incidentSeverities: string;
  readonly dismissApprovals: boolean;
  readonly serviceInEnvironment: boolean;
  readonly mapped: readonly MappedWord[];
};

/** Settings as they are stored, whatever is in them, as a form; what cannot be read counts as not set. */
export function settingsForm(source: string, stored: unknown): SettingsForm {
  const parsed = sourceSettings.safeParse(stored);
  const settings = parsed.success ? parsed.data : sourceSettings.parse({});
  return {
    offered: BY_SOURCE[source] ?? [],
    workflows: workflowLines(settings.workflows),
    incidentLabels: settings.incidentLabels.join(", "),
    incidentSeverities: settings.incidentSeverities.join(", "),
    dismissApprovals: settings.dismissApprovals,
    serviceInEnvironment: settings.serviceInEnvironment,
    mapped: mappedWords(settings),
  };
}

const mappedWords = ({ services, environments }: SourceSettings): MappedWord[] => [
  ...Object.entries(environments).map(([said, to]) => ({ kind: "environment" as const, said, to })),
  ...Object.entries(services).map(([said, to]) => ({ kind: "service" as const, said, to })),
];
