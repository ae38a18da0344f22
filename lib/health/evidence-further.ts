import type { OperationMove, SignatureMove } from "@/lib/domain/verdict";
import type { Comparison } from "./comparison";
import type { Finding } from "./finding";
import { asOnEarlierDays, failedByThemselves } from "./sentences";
import { counted, milliseconds, percent, ratioNumber, times } from "./words";

/** Evidence beside other versions from which it is worth a sentence: ten to one. */
const TOLD_FROM = Math.log(10);
/** Factor of the clock from which it is worth a sentence. */
const SEASONAL = 1.15;
const MOST_SIGNATURES = 3;

/** What the comparison with other versions, single operations, kinds of errors, objectives and the clock add, strongest first. */
export function beyondBaseline({ failures, own, operations, signatures, spent }: Comparison): (string | null)[] {
  const { concurrent, expectation, asUsual } = failures.finding;
  const isWorse = concurrent.enough && (concurrent.logEvidence > TOLD_FROM || failures.before.of === 0);
  return [
    isWorse ? besides(concurrent.ours, concurrent.others) : null,
    own !== null && tellsMore(own.finding, failures.finding) ? failedByThemselves(own.before, own.after) : null,
    asUsual && expectation.usual !== null ? asOnEarlierDays(expectation.usual) : null,
    ...operations.moves.filter(({ proven }) => proven).map(operationMoved),
    ...(signatures.proven
      ? signatures.moves
          .filter(({ kind }) => kind === "new")
          .slice(0, MOST_SIGNATURES)
          .map(newSignature)
      : []),
    ...spent.map(({ name, share }) => `It has spent ${percent(share)} of the budget of “${name}”.`),
    expectation.seasonal === null ? null : seasonal(expectation.seasonal),
  ];
}

/** Whether failures of its own are what a doubt, or a proof, rests on. */
const tellsMore = (own: Finding, all: Finding): boolean =>
  (own.proven && !all.proven) || (own.hinted && !all.hinted) || (own.leans && !all.leans);

type Counted = { readonly hits: number; readonly of: number };

/** "In the same minutes 4 % of its 1,200 requests failed, 0.2 % of the 9,000 of other versions." */
const besides = (ours: Counted, others: Counted): string =>
  `In the same minutes ${percent(ours.hits / ours.of)} of its ${counted(ours.of, "request")} failed, ${percent(others.hits / others.of)} of ${counted(others.of, "request")} of other versions.`;

/** "“GET /cart” fails 4.9 % of its requests, was 0.2 %." */
function operationMoved({ operation, metric, before, after }: OperationMove): string {
  if (metric === "errors") return `“${operation}” fails ${percent(after ?? 0)} of its requests, was ${percent(before ?? 0)}.`;
  return `“${operation}” has a ${metric} of ${milliseconds(after ?? 0)}, was ${milliseconds(before ?? 0)}.`;
}

const newSignature = ({ signature, title, count }: SignatureMove): string => `New error, ${counted(count, "time")}: ${title ?? signature}.`;

function seasonal(factor: number): string | null {
  if (factor < SEASONAL && factor > 1 / SEASONAL) return null;
  const way = factor > 1 ? `${times(factor)} the failures` : `only ${ratioNumber(factor)} of the failures`;
  return `At this hour earlier days had ${way} of the hour before; that is allowed for.`;
}
