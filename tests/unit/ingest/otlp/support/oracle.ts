import { bucketOf } from "@/lib/domain/histogram/histogram";
import { labelText } from "@/lib/ingest/otlp/attributes/label-text";
import { NOW } from "@/tests/support/otlp-build";
import type { AnyValue, Attribute, ResourceInput, SpanInput } from "@/tests/support/otlp-encode";

/** Sums by series and minute as plain text lines, and what became of every span. */
export type Told = { readonly sums: Record<string, number[]>; readonly fates: Record<string, number> };

const KINDS = [null, null, "server", "client", "producer", "consumer"];
const CICD = /^cicd\./;

/** The text that a value counts as, written down as the rule says and as slowly. */
function textOf(value: AnyValue): string {
  if ("text" in value) return labelText(value.text);
  if ("flag" in value) return String(value.flag);
  if ("int" in value) return String(value.int);
  if ("double" in value) return String(value.double);
  const first = "list" in value ? value.list[0] : undefined;
  return first === undefined ? "" : textOf(first);
}

/** The first name with a text wins; of one name the last text. */
function said(attributes: readonly Attribute[], names: string): string {
  for (const name of names.split(" ")) {
    const texts = attributes
      .filter(([key]) => key === name)
      .map(([, value]) => textOf(value))
      .filter(Boolean);
    const last = texts.at(-1);
    if (last !== undefined) return last;
  }
  return "";
}

function peerOf(of: readonly Attribute[]): string {
  const host = said(of, "server.address net.peer.name http.host").replace(/^(\[[^\]]*\]|[^:]*):\d*$/, "$1");
  const url = said(of, "url.full http.url").replace(/^https?:\/\/(?:[^/?#]*@)?([^/?#:]*).*$|^.*$/s, "$1");
  const system = said(of, "db.system.name db.system");
  const database = [system, system && said(of, "db.namespace db.name")].filter(Boolean).join(" ");
  const named = said(of, "peer.service service.peer.name");
  const peer = named || database || said(of, "messaging.destination.name") || said(of, "rpc.service") || host || url;
  return peer === "*" ? "(*)" : labelText(peer);
}

function failed({ status, attributes = [] }: SpanInput, isCall: boolean): boolean {
  if (status === 1 || status === 2) return status === 2;
  const http = Number(said(attributes, "http.response.status_code http.status_code"));
  if (http >= 400 && http < 600) return http >= 500 || isCall;
  const rpc = said(attributes, "rpc.status_code rpc.response.status_code rpc.grpc.status_code").toUpperCase();
  if (isCall && rpc !== "" && rpc !== "0" && rpc !== "OK") return true;
  if (["2", "4", "12", "13", "14", "15", "UNAVAILABLE"].includes(rpc)) return true;
  return said(attributes, "error.type") !== "";
}

function operationOf({ name = "", attributes = [] }: SpanInput, kind: string): string {
  const method = said(attributes, "http.request.method http.method");
  const route = said(attributes, "http.route");
  if (kind === "server" && method !== "" && route !== "") return labelText(`${method} ${route}`);
  const clean = labelText(name);
  return clean === "*" ? "(*)" : clean || "unknown";
}

function fateOf(span: SpanInput, isPipeline: boolean): string {
  const { attributes = [], kind = 0, startNs, endNs } = span;
  const startMs = Number(startNs / 1_000_000n);
  if (/^0*$/.test(span.traceId)) return "trace-id";
  if (/^0*$/.test(span.spanId)) return "span-id";
  const operation = said(attributes, "messaging.operation.type messaging.operation");
  if (isPipeline || attributes.some(([key]) => CICD.test(key)) || (KINDS[kind] ?? null) === null) return "ignored";
  if (kind === 5 && (operation === "receive" || operation === "settle")) return "ignored";
  if (startMs === 0) return "no-start";
  if (startMs < NOW - 24 * 3_600_000) return "too-old";
  return Math.max(startMs, Number(endNs / 1_000_000n)) > NOW + 600_000 ? "future" : "accepted";
}

/** What spans without `tracestate` come to, without own errors. */
export function oracle(resources: readonly ResourceInput[]): Told {
  const seen = new Set<string>();
  const sums: Record<string, number[]> = {};
  const fates: Record<string, number> = {};
  for (const { attributes: ofResource, scopes } of resources)
    for (const span of scopes.flatMap(({ spans }) => spans)) {
      const id = `${span.traceId} ${span.spanId} ${span.kind}`;
      const fate = fateOf(
        span,
        ofResource.some(([key]) => CICD.test(key)),
      );
      const final = fate === "accepted" && seen.has(id) ? "duplicates" : fate;
      fates[final] = (fates[final] ?? 0) + 1;
      if (final !== "accepted") continue;
      seen.add(id);
      tell(sums, ofResource, span);
    }
  return { sums, fates };
}

function tell(sums: Record<string, number[]>, ofResource: readonly Attribute[], span: SpanInput): void {
  const { attributes = [], kind = 0, startNs, endNs } = span;
  const from = (names: string, unsaid: string): string => said(ofResource, names) || said(attributes, names) || unsaid;
  const service = from("service.name", "unknown_service");
  const environment = from("deployment.environment.name deployment.environment", "unknown").toLowerCase();
  const version = from("service.version container.image.tags artifact.version", "unknown");
  const side = KINDS[kind] ?? "";
  const isCall = side === "client" || side === "producer";
  const peer = isCall ? peerOf(attributes) : "";
  const series = [`${side} ${operationOf(span, side)}`, `${side} *`, ...(peer === "" ? [] : [`dependency ${peer}`])];
  for (const one of series) {
    const line = [service, environment, version, one, startNs / 60_000_000_000n].join(" | ");
    sums[line] ??= [0, 0, 0, 0];
    const ns = endNs < startNs ? null : Number(endNs - startNs);
    const added = [1, failed(span, isCall) ? 1 : 0, ns === null ? 0 : Math.round(ns / 1000), ns === null ? 0 : bucketOf(ns / 1000) + 2];
    sums[line] = sums[line].map((sum, index) => sum + (added[index] ?? 0));
  }
}
