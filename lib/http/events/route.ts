import { senderOf } from "@/lib/auth/sender";
import { actorOfBearer } from "@/lib/auth/token-actor";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { decodeText, parseText } from "@/lib/ingest/events/parse-text";
import { recordEvents } from "@/lib/services/event/record";
import { type Attempt, recordAttempt } from "@/lib/services/intake/record-attempt";
import { asWakeError, statusOf } from "../problem";
import { route } from "../route";
import { bodyChunks, wholeBody } from "./body-chunks";
import { idempotencyKeyOf } from "./idempotency-key";
import { listAnswer, singleAnswer } from "./json-answer";
import { mediaOf } from "./media";
import { bulkAnswers } from "./ndjson";
import { addToTally, emptyTally, type Tally, tallySentence } from "./tally";
import { streamed } from "./text-stream";

const JSON_MIB = 8;
const NDJSON_MIB = 64;
const MOST_ITEMS = 10_000;

type Call = Pick<Attempt, "endpoint"> & { readonly kind: EventKind; readonly sender: string; tokenId: string | null };

/** The handler of `POST /api/v1/events/<kind>`. Every call is noted for the heartbeat, refused ones with what their sender was told. */
export const eventsRoute = (kind: EventKind) =>
  route(async (request: Request) => {
    const sender = senderOf(request.headers.get("x-forwarded-for"));
    const call: Call = { kind, endpoint: `/api/v1/events/${kind}`, sender, tokenId: null };
    try {
      const actor = await sendingActor(request.headers.get("authorization"), call);
      const answer = mediaOf(request.headers) === "json" ? answerJson : answerLines;
      return await answer(request, actor, call);
    } catch (error) {
      noteRefused(call, error);
      throw error;
    }
  });

async function sendingActor(header: string | null, call: Call): Promise<Actor> {
  const actor = await actorOfBearer(header);
  if (actor?.kind === "token") call.tokenId = actor.id;
  if (actor === null)
    throw new WakeError("unauthenticated", header === null ? "No token was sent." : "The token is unknown, revoked or past its end.", {
      fix: "Send “Authorization: Bearer wk_…” with a token that has the scope ingest:events; Settings, Tokens makes one.",
    });
  authorise(actor, "events.write");
  return actor;
}

async function answerJson(request: Request, actor: Actor, call: Call): Promise<Response> {
  const { kind } = call;
  const idempotencyKey = idempotencyKeyOf(request.headers);
  const raw = await wholeBody(request, JSON_MIB, "Send fewer at a time, or a line for each as application/x-ndjson.");
  const value = parseText(decodeText(raw));
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > MOST_ITEMS)
    throw new WakeError("too-large", `The list has more than ${MOST_ITEMS} entries.`, {
      fix: "Send a line for each as application/x-ndjson.",
    });
  const results = await recordEvents(actor, { kind, values, raw, contentType: "application/json", idempotencyKey }, new Date());
  const response = Array.isArray(value) ? listAnswer(kind, results) : singleAnswer(kind, results[0]);
  noteTaken(call, response.status, addToTally(emptyTally(), results));
  return response;
}

function answerLines(request: Request, actor: Actor, call: Call): Promise<Response> {
  const tally = emptyTally();
  const idempotencyKey = idempotencyKeyOf(request.headers);
  const chunks = bodyChunks(request, NDJSON_MIB, "Send it in several requests.");
  const onResults = (results: Parameters<typeof addToTally>[1]): void => void addToTally(tally, results);
  const answers = bulkAnswers(chunks, { actor, kind: call.kind, idempotencyKey, now: new Date(), onResults });
  const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store" };
  return streamed(answers, { status: 200, headers }, (error) => (error === null ? noteTaken(call, 200, tally) : noteRefused(call, error)));
}

function noteTaken(call: Call, status: number, tally: Tally): void {
  const { kind, ...common } = call;
  const outcome = tally.created > 0 ? "accepted" : tally.refused > 0 ? "refused" : "duplicate";
  recordAttempt({ ...common, outcome, status, detail: tallySentence(kind, tally) });
}

function noteRefused({ kind: _, ...common }: Call, error: unknown): void {
  const known = asWakeError(error);
  const detail = known?.message ?? "Wake failed; the log tells more.";
  recordAttempt({ ...common, outcome: "refused", status: known === null ? 500 : statusOf(known.code), detail, fix: known?.fix ?? null });
}
