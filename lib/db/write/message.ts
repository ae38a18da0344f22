import type { StoryMessage } from "../../domain/story";
import { type Db, prisma } from "../prisma";

export type NewMessage = { readonly subscriptionId: string; readonly story: string; readonly body: StoryMessage; readonly at: Date };

/** Puts messages into the outbox; what a receiver was told of a story before is left out. */
export async function insertMessages(tx: Db, messages: readonly NewMessage[]): Promise<void> {
  const data = messages.map(({ at, body, ...message }) => ({
    ...message,
    event: body.type,
    body: body as object,
    createdAt: at,
    nextTryAt: at,
  }));
  if (data.length > 0) await tx.message.createMany({ data, skipDuplicates: true });
}

/** Lets what was told of some stories have been told of others, so that nobody hears it again under another name. */
export async function moveStories(tx: Db, moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.$executeRaw`
    update "Message" m set story = moved.to
    from (select distinct on (m."subscriptionId", s.to, m.event) m.id, s.to
          from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as s("from" text, "to" text) join "Message" m on m.story = s."from"
          order by m."subscriptionId", s.to, m.event, m."createdAt") as moved
    where m.id = moved.id and not exists (
      select from "Message" other where other."subscriptionId" = m."subscriptionId" and other.story = moved.to and other.event = m.event)`;
}

export type Claimed = {
  readonly id: string;
  readonly subscriptionId: string;
  readonly body: StoryMessage;
  /** Tries including this one. */
  readonly tries: number;
};

/**
 * Takes messages whose turn has come until `until`: nobody else gets them before that, and whoever dies with them in hand leaves them to
 * be taken again. What is told of a story later waits for what was told of it before.
 */
export const claimMessages = (tx: Db, now: Date, until: Date, most: number): Promise<Claimed[]> =>
  tx.$queryRaw<Claimed[]>`
    update "Message" m set "nextTryAt" = ${until}, tries = m.tries + 1
    from (
      select w.id from "Message" w join "Subscription" s on s.id = w."subscriptionId"
      where w."nextTryAt" <= ${now} and s."disabledAt" is null and not exists (
        select from "Message" e where e."subscriptionId" = w."subscriptionId" and e.story = w.story and e."nextTryAt" is not null
          and (e."createdAt", e.id) < (w."createdAt", w.id))
      order by w."nextTryAt", w.id limit ${most} for update of w skip locked) taken
    where m.id = taken.id
    returning m.id, m."subscriptionId", m.body, m.tries`;

export type Attempt = {
  readonly id: string;
  readonly sentAt: Date | null;
  /** Null: nothing more is tried. */
  readonly nextTryAt: Date | null;
  readonly status: number | null;
  readonly failure: string | null;
};

/** Writes down how an attempt went. What was given up meanwhile, as when its receiver was disabled, is not tried again. */
export async function noteAttempt(tx: Db, { id, sentAt, nextTryAt, status, failure }: Attempt): Promise<void> {
  await tx.$executeRaw`
    update "Message" set "sentAt" = ${sentAt}, status = ${status}, failure = ${failure},
      "nextTryAt" = case when "nextTryAt" is null then null else ${nextTryAt}::timestamptz end
    where id = ${id}::uuid and "sentAt" is null`;
}

/** Gives up what waits for a receiver that wants nothing more. */
export async function giveUpMessages(tx: Db, subscriptionId: string, failure: string): Promise<void> {
  await tx.message.updateMany({ where: { subscriptionId, nextTryAt: { not: null } }, data: { nextTryAt: null, failure } });
}

/** Tries a message again that was given up; false when there is none such. */
export async function retryMessage(tx: Db, id: string, now: Date): Promise<boolean> {
  const where = { id, sentAt: null, nextTryAt: null };
  return (await tx.message.updateMany({ where, data: { nextTryAt: now, tries: 0, failure: null } })).count === 1;
}

/** Forgets what was told, or given up, before a moment. */
export async function forgetMessages(before: Date): Promise<void> {
  await prisma().message.deleteMany({ where: { nextTryAt: null, createdAt: { lt: before } } });
}
