import { CONCEPT } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import { ALL_LABEL, NO_LABEL, NOT_ALL_LABEL } from "../attributes/label-memory";
import type { LabelTable } from "../attributes/label-table";

/** A port at the end of a host; an IPv6 address without brackets has none. */
const HOST = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/;
const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i;

/**
 * Whom a call goes to, as a label: the peer by name, the database by system and name, the destination of a message, the service
 * called, the host; `NO_LABEL` when the span does not tell.
 */
export function peerOf(span: AttributeSlots, labels: LabelTable): number {
  const label = namedPeer(span, labels);
  return label === ALL_LABEL ? NOT_ALL_LABEL : label;
}

function namedPeer(span: AttributeSlots, labels: LabelTable): number {
  const named = span.get(CONCEPT.peerService);
  if (named !== NO_LABEL) return named;
  const database = span.get(CONCEPT.databaseSystem);
  if (database !== NO_LABEL) {
    const name = span.get(CONCEPT.databaseName);
    return name === NO_LABEL ? database : labels.ofPair(database, name);
  }
  const destination = span.get(CONCEPT.destination);
  if (destination !== NO_LABEL) return destination;
  const service = span.get(CONCEPT.rpcService);
  return service === NO_LABEL ? hostOf(span, labels) : service;
}

function hostOf(span: AttributeSlots, labels: LabelTable): number {
  const address = span.get(CONCEPT.peerAddress);
  if (address !== NO_LABEL) return labels.derived(address, withoutPort);
  const url = span.get(CONCEPT.peerUrl);
  return url === NO_LABEL ? NO_LABEL : labels.derived(url, hostIn);
}

const withoutPort = (host: string): string => HOST.exec(host)?.[1] ?? host;

const hostIn = (url: string): string => withoutPort(AUTHORITY.exec(url)?.[1] ?? "");
