import { MAX_FRAMES } from "../exception-limits";
import { frameText } from "./frame-text";
import { isOwnCode } from "./is-own-code";
import { readStack } from "./read-stack";

/** The innermost frames of a stack in the service's own code, normalised; a call that calls itself counts once. */
export function ownFrames(stack: string): readonly string[] {
  const frames: string[] = [];
  for (const frame of readStack(stack)) {
    if (!isOwnCode(frame)) continue;
    const text = frameText(frame);
    if (text === "" || text === frames.at(-1)) continue;
    frames.push(text);
    if (frames.length === MAX_FRAMES) break;
  }
  return frames;
}
