import type { Actor } from "@/lib/domain/access";
import type { OtlpEncoding, OtlpSignal } from "@/lib/ingest/otlp/signal";
import { log } from "@/lib/log";
import { type Acceptance, acceptTelemetry } from "@/lib/services/telemetry/accept";
import { noteBody } from "@/lib/telemetry/note-body";
import { asWakeError } from "../problem";
import { admit } from "./admission";
import { statusBody, successBody } from "./answer-body";
import { type Attempt, noteRefused, noteTaken } from "./attempt";
import { corsHeaders, preflightHeaders } from "./cors";
import type { OtlpAnswer, OtlpRequest } from "./exchange";
import { inflateBody, wrappingOf } from "./inflate";
import { maxBodyBytes } from "./limits";
import { encodingOf, MEDIA_TYPES } from "./media-type";
import { notHere, notTaken, wrongMediaType } from "./misdirected";
import { partialSuccessOf } from "./partial-success";
import { spendOf } from "./rate-limit";
import { type Refusal, refusalOf } from "./refusal";
import { senderOf } from "./sender";
import { targetOf } from "./target";

const METHODS = "POST, OPTIONS";
const RPC_UNIMPLEMENTED = 12;

/**
 * Answers one OTLP/HTTP request, whichever way it came in: never with a redirect, with HTML or in another encoding than it was sent
 * in. Each question is asked before anything is spent on the next: path, method, token, media type, rate, room, and only then the body.
 */
export async function handleOtlp(request: OtlpRequest): Promise<OtlpAnswer> {
  const origin = request.header("origin");
  if (request.method === "OPTIONS")
    return { status: 204, headers: { allow: METHODS, ...preflightHeaders(origin) }, body: new Uint8Array(0) };
  const encoding = encodingOf(request.header("content-type"));
  const answer = await answerPost(request, encoding);
  return { ...answer, headers: { ...answer.headers, "content-type": MEDIA_TYPES[encoding ?? "json"], ...corsHeaders(origin) } };
}

async function answerPost(request: OtlpRequest, encoding: OtlpEncoding | null): Promise<OtlpAnswer> {
  const sinceMs = performance.now();
  const target = targetOf(request.path);
  const attempt: Attempt = { endpoint: target?.endpoint ?? request.path.slice(0, 100), sender: request.header("user-agent"), actor: null };
  try {
    if (target === null) throw notHere(request.path);
    if (request.method !== "POST") {
      const refusal = wrongMethod(request.method, encoding ?? "json");
      noteRefused(attempt, refusal, false);
      return refusal.answer;
    }
    const { signal } = target;
    if (signal === null) throw notTaken(target.endpoint);
    const actor = await senderOf(request, signal);
    attempt.actor = actor;
    if (encoding === null) throw wrongMediaType(request.header("content-type"));
    const acceptance = await takeBody(request, { actor, signal, encoding });
    const partial = partialSuccessOf(signal, acceptance);
    noteTaken(attempt, acceptance, partial);
    noteBody(signal, 200, sinceMs);
    return { status: 200, headers: {}, body: successBody(signal, encoding, partial) };
  } catch (error) {
    const refusal = refusalOf(error, encoding ?? "json");
    if (asWakeError(error) === null) log.error({ err: error, endpoint: attempt.endpoint }, "telemetry could not be taken");
    noteRefused(attempt, refusal, target?.signal === null);
    noteBody(target?.signal ?? "none", refusal.answer.status, sinceMs);
    return refusal.answer;
  }
}

async function takeBody(
  request: OtlpRequest,
  as: { readonly actor: Actor; readonly signal: OtlpSignal; readonly encoding: OtlpEncoding },
): Promise<Acceptance> {
  const wrapping = wrappingOf(request.header("content-encoding"));
  const spend = spendOf(as.actor, request.header("origin") !== null, performance.now());
  const admission = admit(request.header("content-length"));
  try {
    const sent = await request.read(admission.take);
    spend(sent.length);
    const body = await inflateBody(sent, wrapping, maxBodyBytes(), admission.hold);
    return await acceptTelemetry({ ...as, body, idempotencyKey: request.header("idempotency-key"), now: new Date() });
  } finally {
    admission.leave();
  }
}

function wrongMethod(method: string, encoding: OtlpEncoding): Refusal {
  const detail = `${method} is not known here.`;
  const fix = "Send telemetry with POST.";
  const body = statusBody(encoding, RPC_UNIMPLEMENTED, `${detail} ${fix}`);
  return { answer: { status: 405, headers: { allow: METHODS }, body }, detail, fix };
}
