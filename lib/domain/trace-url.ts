/** One request of a trace, as its sender names it. */
type Traced = { readonly traceId: string | null; readonly spanId: string | null };

const PLACES = /\{(traceId|spanId)\}/g;
const MOST_CHARS = 1_000;

const filled = (template: string, ids: Readonly<Record<string, string>>): string =>
  template.replace(PLACES, (_, name: string) => encodeURIComponent(ids[name] ?? ""));

/** The address at which a trace is looked at: the template with `{traceId}` and `{spanId}` filled in. Null without a template or a trace. */
export function traceHref(template: string | null, { traceId, spanId }: Traced): string | null {
  return template === null || traceId === null ? null : filled(template, { traceId, spanId: spanId ?? "" });
}

/** What is wrong with a template; null when every trace gets an address of the same host from it, over http or https. */
export function traceTemplateProblem(template: string): string | null {
  if (template.length > MOST_CHARS) return "Use at most 1,000 characters.";
  if (!template.includes("{traceId}")) return "Say with {traceId} where the id of the trace goes.";
  const [one, other] = ["0", "1"].map((id) => urlOf(filled(template, { traceId: id, spanId: id })));
  if (one === undefined || other === undefined || one === null || other === null) return "Use a whole address, beginning with https://.";
  if (one.protocol !== "https:" && one.protocol !== "http:") return "Use an address that begins with https:// or http://.";
  if (one.username !== "" || one.password !== "") return "Leave the password out: everybody who sees a release sees this address.";
  return one.host === other.host ? null : "The host must be the same for every trace.";
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
