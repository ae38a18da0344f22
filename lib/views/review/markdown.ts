import type { Reason, SuspectBoard } from "@/lib/domain/suspect";
import { block, inline, utc } from "./markdown-text";

/** Everything that the export of an incident tells. Texts are as people wrote them. */
export type ReportedIncident = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly severity: string | null;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly url: string | null;
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** When the harm began by the signals. */
  readonly onsetAt: Date | null;
  readonly phases: readonly { readonly word: string; readonly from: Date; readonly to: Date }[];
  /** What is held to be the cause, by people, a report, or Wake. */
  readonly causes: readonly {
    readonly service: string;
    readonly version: string;
    readonly environment: string;
    readonly source: string;
    readonly confidence: number;
    readonly evidence: readonly string[];
  }[];
  readonly board: SuspectBoard | null;
  readonly decisions: readonly {
    readonly title: string;
    readonly kind: string;
    readonly by: string;
    readonly decidedAt: Date;
    readonly reason: string;
  }[];
  readonly review: {
    readonly impacts: string;
    readonly rootCauses: string;
    readonly actions: string;
    readonly preventativeMeasures: string;
  } | null;
  readonly followUps: readonly { readonly title: string; readonly owner: string; readonly dueOn: string; readonly doneAt: Date | null }[];
};

const MOST_SUSPECTS = 5;

/** An incident as a Markdown document, to be put beside other papers. What people wrote stands in it word for word. */
export function incidentMarkdown(incident: ReportedIncident): string {
  const sections = [
    heading(incident),
    section("When", when(incident)),
    section(
      "Phases",
      incident.phases.map((phase) => `- ${inline(phase.word)}: ${utc(phase.from)} to ${utc(phase.to)}, ${lasted(phase)}`),
    ),
    section("Cause", cause(incident)),
    section("Suspects", suspects(incident.board)),
    section("Decisions", decisions(incident)),
    section("Blast radius", blast(incident.board)),
    section("Impacts", written(incident.review?.impacts)),
    section("Root causes", written(incident.review?.rootCauses)),
    section("Actions", written(incident.review?.actions)),
    section("Preventative measures", written(incident.review?.preventativeMeasures)),
    section("Follow-ups", followUps(incident)),
  ];
  return `${sections.filter((part) => part !== null).join("\n\n")}\n`;
}

const section = (title: string, lines: readonly string[]): string | null =>
  lines.length === 0 ? null : `## ${title}\n\n${lines.join("\n")}`;

function heading({ id, title, status, severity, services, environment, url }: ReportedIncident): string {
  const facts = [
    `- Incident: ${inline(id)}`,
    `- Status: ${inline(status)}${severity === null ? "" : `, severity ${inline(severity)}`}`,
    `- Services: ${services.length === 0 ? "none named" : services.map(inline).join(", ")}${environment === null ? "" : ` in ${inline(environment)}`}`,
    ...(url === null ? [] : [`- Source: ${inline(url)}`]),
  ];
  return `# ${inline(title)}\n\n${facts.join("\n")}`;
}

function when({ onsetAt, openedAt, acknowledgedAt, resolvedAt }: ReportedIncident): string[] {
  const stamps: readonly (readonly [string, Date | null])[] = [
    ["Began, by the signals", onsetAt],
    ["Opened", openedAt],
    ["Acknowledged", acknowledgedAt],
    ["Resolved", resolvedAt],
  ];
  return stamps.flatMap(([word, at]) => (at === null ? [] : [`- ${word}: ${utc(at)}`]));
}

function cause({ causes, decisions: said }: ReportedIncident): string[] {
  if (causes.length > 0)
    return causes.flatMap(({ service, version, environment, source, confidence, evidence }) => [
      `- ${inline(`${service} ${version} in ${environment}`)} (${WORDS[source] ?? inline(source)}${source === "automatic" ? `, ${percent(confidence)} sure` : ""})`,
      ...evidence.map((sentence) => `  - ${inline(sentence)}`),
    ]);
  return said.some(({ kind }) => kind === "confirmed") ? ["No release is held to be the cause; see the decisions."] : ["Not decided."];
}

const WORDS: Readonly<Record<string, string>> = {
  declared: "named by the report",
  confirmed: "confirmed by a person",
  automatic: "found by Wake",
};

function suspects(board: SuspectBoard | null): string[] {
  if (board === null) return [];
  const undecided = board.decided ? [] : ["Undecided: no candidate has half of the odds.", ""];
  const lines = board.suspects
    .slice(0, MOST_SUSPECTS)
    .flatMap(({ candidate, posterior, for: pro, against }) => [
      `- ${inline(candidate.title)}: ${percent(posterior)}${candidate.at === null ? "" : `, since ${utc(candidate.at)}`}`,
      ...pro.map((reason) => reasonLine("For", reason)),
      ...against.map((reason) => reasonLine("Against", reason)),
    ]);
  return [...undecided, ...lines, "", `Worked out ${utc(board.at)} by ${inline(board.method)}.`];
}

const reasonLine = (side: string, { sentence }: Reason): string => `  - ${side}: ${inline(sentence)}`;

const decisions = ({ decisions: said }: ReportedIncident): string[] =>
  said.map(
    ({ title, kind, by, decidedAt, reason }) => `- ${utc(decidedAt)}: ${inline(by)} ${inline(kind)} ${inline(title)}. ${inline(reason)}`,
  );

function blast(board: SuspectBoard | null): string[] {
  return (board?.blast.services ?? []).map(({ service, onsetAt, failing }) => {
    const share = failing === null ? "" : `, ${percent(failing)} of its requests failed`;
    return `- ${inline(service)}${onsetAt === null ? "" : ` from ${utc(onsetAt)} on`}${share}`;
  });
}

function written(text: string | undefined): string[] {
  const shown = text === undefined ? null : block(text);
  return shown === null ? [] : [shown];
}

const followUps = ({ followUps: all }: ReportedIncident): string[] =>
  all.map(({ title, owner, dueOn, doneAt }) => `- [${doneAt === null ? " " : "x"}] ${inline(title)} (${inline(owner)}, due ${dueOn})`);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function lasted({ from, to }: { readonly from: Date; readonly to: Date }): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / 60_000);
  return minutes < 1 ? "less than a minute" : `${minutes} min`;
}
