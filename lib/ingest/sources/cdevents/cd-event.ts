import { contentHash } from "../../events/content-hash";
import type { Delivery } from "../adapter";
import { at, type Json, textAt } from "../fields";
import { momentOf } from "../moment";
import { timeAt } from "../time";
import type { CloudEvent } from "./cloud-event";

/** One CDEvent, of any version from 0.3. */
export type CdEvent = {
  readonly delivery: Delivery;
  /** `service.deployed`, without its version: what it means did not change between the versions that Wake reads. */
  readonly kind: string;
  readonly predicate: string;
  /** Who sent it. */
  readonly source: string;
  /** What it is about, as its sender calls it, and the system that does. */
  readonly subjectId: string;
  readonly subjectSource: string;
  readonly content: Json;
  /** What the sender adds of its own: version, commit, repository, startedAt, pipelineRunId, changeRequest. */
  readonly custom: Json;
  readonly chain: string | null;
  readonly at: Date | null;
  /** The same as facts hold it. */
  readonly moment: string | undefined;
  /**
   * Its key. The id is unique for a source and type only: samples and real senders give what opens and what resolves an incident the
   * same one. Subject and place are part of it, because some give one to everything that they send in a run.
   */
  readonly key: string;
};

const TYPE = /^dev\.cdevents\.([a-z]+)\.([a-z]+)(?:\.(\d+)\.\d+\.\d+(?:[-+][\w.+-]+)?)?$/;

/** A CDEvent, or the reason why it is none that Wake reads. */
export function cdEventOf(delivery: Delivery, envelope: CloudEvent): CdEvent | string {
  const { data } = envelope;
  const type = textAt(data, "context.type") ?? envelope.type;
  if (type === null) return "The event names no type.";
  const [, noun, predicate, major = "0"] = TYPE.exec(type) ?? [];
  if (type.startsWith("dev.cdeventsx.")) return `\`${type}\` is a tool's own event; Wake does not know what it means.`;
  if (noun === undefined || predicate === undefined) return `\`${type}\` is no CDEvent.`;
  if (major !== "0") return `\`${type}\` is of version ${major}; Wake reads versions below 1.`;
  const source = textAt(data, "context.source") ?? envelope.source ?? "";
  const subjectId = textAt(data, "subject.id") ?? envelope.subject;
  if (subjectId === null) return `\`${type}\` does not say what it is about.`;
  const content = at(data, "subject.content");
  const when = timeAt(data, "context.timestamp") ?? timeAt(envelope, "time");
  const place = [textAt(content, "environment.id"), textAt(content, "service.id"), textAt(content, "artifactId")];
  const identity = [source, textAt(data, "context.id") ?? envelope.id ?? "", subjectId, ...place];
  return {
    delivery,
    kind: `${noun}.${predicate}`,
    predicate,
    source,
    subjectId,
    subjectSource: textAt(data, "subject.source") ?? source,
    content,
    custom: customOf(data),
    chain: textAt(data, "context.chainId"),
    at: when,
    moment: momentOf(when, delivery.receivedAt),
    key: `cdevents:${noun}.${predicate}:${contentHash(identity)}`,
  };
}

/** Custom data is an object, or text that may hold one, plain or in base64. */
function customOf(data: Json): Json {
  const custom = at(data, "customData");
  if (typeof custom !== "string") return custom;
  for (const text of [custom, Buffer.from(custom, "base64").toString("utf8")]) {
    try {
      return JSON.parse(text);
    } catch {
      // Then it is the other form, or of no use.
    }
  }
  return null;
}

/** `<source> <id>`: how what a system numbers by itself is known everywhere. */
export const subjectKey = (event: CdEvent): string => `${event.subjectSource} ${event.subjectId}`.trim();
