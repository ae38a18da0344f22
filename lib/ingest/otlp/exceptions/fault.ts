import { createHash } from "node:crypto";
import type { ExceptionSeen } from "@/lib/domain/exception";
import { MAX_FAULTS } from "./exception-limits";
import { messageTemplate } from "./message-template";
import { ownFrames } from "./stack/own-frames";

/** What the cases of one fault have in common. */
export type Fault = Pick<ExceptionSeen, "signature" | "type" | "template" | "frames">;

const SIGNATURE_DIGITS = 16;

/**
 * The fault that an exception is a case of: the same type from the same place, where the place is the innermost frames in the service's
 * own code, or, when the stack shows none, the message without what varies.
 */
function faultAt(type: string, message: string, frames: readonly string[]): Fault {
  const template = messageTemplate(message);
  const place = frames.length > 0 ? ["frames", ...frames] : ["template", template];
  const signature = createHash("sha256")
    .update([type, ...place].join("\n"))
    .digest("hex")
    .slice(0, SIGNATURE_DIGITS);
  return { signature, type, template, frames };
}

/** The faults of one body. Each stack, and each message without one, is looked at once, and of those only so many. */
export class Faults {
  readonly #framesOf = new Map<string, readonly string[]>();
  readonly #faults = new Map<string, Fault>();

  /** The fault of an exception with this stack; null when the body holds too many that are different. */
  find(type: string, message: string, stack: string): Fault | null {
    const frames = this.#frames(stack);
    if (frames === null) return null;
    const key = frames.length > 0 ? `${type}\n${frames.join("\n")}` : `${type}\0${message}`;
    const known = this.#faults.get(key);
    if (known !== undefined || this.#faults.size >= MAX_FAULTS) return known ?? null;
    const fault = faultAt(type, message, frames);
    this.#faults.set(key, fault);
    return fault;
  }

  #frames(stack: string): readonly string[] | null {
    const known = this.#framesOf.get(stack);
    if (known !== undefined || this.#framesOf.size >= MAX_FAULTS) return known ?? null;
    const frames = ownFrames(stack);
    this.#framesOf.set(stack, frames);
    return frames;
  }
}
