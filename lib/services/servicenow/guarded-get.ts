import { type Answer, guardedCall } from "@/lib/services/outbound/guarded-call";

export type Get = (address: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

const LARGEST = 8 * 1024 * 1024;

/** Asks another system for something, by the rules of lib/services/outbound; an answer may hold 8 MiB. */
export const guardedGet =
  (allowPrivate: boolean): Get =>
  (address, headers) =>
    guardedCall({ method: "GET", address, headers, largest: LARGEST }, allowPrivate);
