import { READ_QUERIES } from "@/lib/http/read-query";
import * as answers from "./answers";
import type { Operation } from "./operation";
import { listOperation, oneOperation } from "./reads";
import * as records from "./record-answers";

/** Lists of what else senders tell: its address, one word of it, what it is, and the schema. */
const LISTS = [
  ["change-requests", "change request", "Requests for change of a service management system.", "ChangeRequest", records.changeRequest],
  ["approvals", "approval", "Who was asked to agree to what, and what they said.", "Approval", records.approval],
  ["flags", "switch of a flag", "Feature flags that were switched.", "FlagChange", records.flagChange],
  ["alerts", "alert", "Rules of monitoring systems that fired. An alert is an incident only by a rule.", "Alert", records.alert],
  ["pipelines", "pipeline run", "Runs of pipelines, an entry for each attempt.", "PipelineRun", records.pipelineRun],
  ["artifacts", "artifact", "What was built and can be deployed.", "Artifact", records.artifact],
  ["tickets", "ticket", "Tickets of issue trackers.", "Ticket", records.ticket],
  ["commits", "commit", "Commits as pushes told of them.", "Commit", records.commit],
  ["published-releases", "published release", "Tags that a forge published with notes.", "PublishedRelease", records.publishedRelease],
] as const;

/** How each list and each record is read, by path. */
export const RECORD_READS: Readonly<Record<string, Operation>> = Object.fromEntries(
  LISTS.flatMap(([path, noun, text, schema]) => [
    [`/api/v1/${path}`, listOperation(path.replace("-", " "), `${text} In order of id.`, READ_QUERIES.records, `${schema}Page`)],
    [`/api/v1/${path}/{id}`, oneOperation(noun, text, schema)],
  ]),
);

/** The schemas of what they answer. */
export const RECORD_ANSWERS = Object.fromEntries(
  LISTS.flatMap(([, , , name, schema]) => [
    [name, schema],
    [`${name}Page`, answers.pageOf(schema)],
  ]),
);
