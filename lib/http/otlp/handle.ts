import { actorOfBearer } from "@/lib/auth/token-actor";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { OtlpEncoding } from "@/lib/ingest/otlp/reduce-traces";
import { log } from "@/lib/log";
import { acceptTraces } from "@/lib/services/telemetry/accept";
import { asWakeError } from "../problem";
import { admit } from "./admission";
import { type PartialSuccess, statusBody, successBody } from "./answer-body";
import { type Attempt, noteRefused, noteTaken } from "./attempt";
import { corsHeaders, preflightHeaders } from "./cors";
import type { OtlpAnswer, OtlpRequest } from "./exchange";
import { inflateBody } from "./inflate";
import { maxBodyBytes } from "./limits";
import { encodingOf, MEDIA_TYPES } from "./media-type";
import { partialSuccessOf } from "./partial-success";
import { refusalOf } from "./refusal";
import { type Target, targetOf } from "./target";

const METHODS = "POST, OPTIONS";
const RPC_UNIMPLEMENTED = 12;

/**
 * Answers one OTLP/HTTP request, whichever way it came in: never with a redirect, with HTML or in another encoding than it was sent
 * in. Each question is asked before anything is spent on the next: path, method, token, media type, room, and only then the body.
 */
export async function handleOtlp(request: OtlpRequest): Promise<OtlpAnswer> {
  const origin = request.header("origin");
  if (request.method === "OPTIONS")
    return { status: 204, headers: { allow: METHODS, ...preflightHeaders(origin) }, body: new Uint8Array(0) };
  const encoding = encodingOf(request.header("content-type"));
  const answer = await answerPost(request, encoding ?? "json");
  return { ...answer, headers: { ...answer.headers, "content-type": MEDIA_TYPES[encoding ?? "json"], ...corsHeaders(origin) } };
}

async function answerPost(request: OtlpRequest, encoding: OtlpEncoding): Promise<OtlpAnswer> {
  const target = targetOf(request.path);
  const attempt: Attempt = { endpoint: target?.endpoint ?? request.path.slice(0, 100), sender: request.header("user-agent"), actor: null };
  try {
    if (target === null) throw notHere(request.path);
    if (request.method !== "POST") return wrongMethod(request.method, encoding);
    attempt.actor = await actorOfBearer(request.header("authorization"));
    checkMayWrite(attempt.actor, request.header("authorization"));
    const taken = await takeBody(request, target, attempt.actor);
    noteTaken(attempt, taken);
    return { status: 200, headers: {}, body: successBody(encoding, taken.partial) };
  } catch (error) {
    const refusal = refusalOf(error, encoding);
    if (asWakeError(error) === null) log.error({ err: error, endpoint: attempt.endpoint }, "telemetry could not be taken");
    noteRefused(attempt, refusal, target !== null && !target.taken && refusal.answer.status === 404);
    return refusal.answer;
  }
}

async function takeBody(
  request: OtlpRequest,
  target: Target,
  actor: Actor | null,
): Promise<{ duplicate: boolean; partial: PartialSuccess | null }> {
  if (!target.taken) throw notYet(target);
  const encoding = encodingOf(request.header("content-type"));
  if (encoding === null) throw wrongMediaType(request.header("content-type"));
  const admission = admit(request.header("content-length"));
  try {
    const sent = await request.read(admission.take);
    const body = await inflateBody(sent, request.header("content-encoding"), maxBodyBytes());
    const acceptance = await acceptTraces({ actor, body, encoding, idempotencyKey: request.header("idempotency-key"), now: new Date() });
    return { duplicate: acceptance.duplicate, partial: partialSuccessOf(acceptance) };
  } finally {
    admission.leave();
  }
}

function checkMayWrite(actor: Actor | null, authorization: string | null): void {
  if (actor === null)
    throw new WakeError("unauthenticated", authorization === null ? "No token was sent." : "This token is unknown, revoked or expired.", {
      fix: "Set OTEL_EXPORTER_OTLP_HEADERS to “Authorization=Bearer%20” and a token of Settings, Tokens.",
    });
  authorise(actor, "telemetry.write");
}

const wrongMethod = (method: string, encoding: OtlpEncoding): OtlpAnswer => ({
  status: 405,
  headers: { allow: METHODS },
  body: statusBody(encoding, RPC_UNIMPLEMENTED, `${method} is not known here. Send telemetry with POST.`),
});

const notHere = (path: string): WakeError =>
  new WakeError("not-found", `Nothing is taken at ${path.slice(0, 100)}.`, {
    fix: "Set OTEL_EXPORTER_OTLP_ENDPOINT to this server without a path; exporters add /v1/traces themselves.",
  });

const notYet = ({ endpoint }: Target): WakeError =>
  new WakeError("not-found", `Wake does not take ${endpoint.split("/").at(-1)} yet.`, {
    fix: "Traces are taken at /v1/traces; set OTEL_METRICS_EXPORTER and OTEL_LOGS_EXPORTER to “none” to save the calls.",
  });

const wrongMediaType = (contentType: string | null): WakeError =>
  new WakeError("unsupported", contentType === null ? "No content type was sent." : `“${contentType.slice(0, 80)}” is not OTLP.`, {
    fix: "Send application/x-protobuf or application/json.",
  });
