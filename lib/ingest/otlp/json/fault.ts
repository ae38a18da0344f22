import { WakeError } from "@/lib/domain/error";
import { COMMA, MINUS, NINE, ZERO } from "./marks";
import { pathAt } from "./path-at";
import type { Tape } from "./tape";

const FIX = "Send the request in the JSON encoding of OTLP; for protobuf set Content-Type to application/x-protobuf.";
const VALUE_STARTS: ReadonlySet<number> = new Set(Array.from('"{[tfn', (character) => character.charCodeAt(0)));

/** The failure of a text that stops being JSON where the tape stands. Nothing of the text is quoted. */
export const broken = (tape: Tape): WakeError =>
  tape.at >= tape.end
    ? new WakeError("invalid", `The body is not valid JSON: it ends too early (at byte ${tape.end}).`, { fix: FIX })
    : new WakeError("invalid", `The body is not valid JSON (near byte ${tape.at}).`, { fix: FIX });

/** The failure of a value, starting at `at`, that is JSON but not what its field takes. */
export function mistake(tape: Tape, at: number, expected: string): WakeError {
  const path = pathAt(tape.source, at);
  return new WakeError("invalid", `The JSON body is wrong at ${path}: expected ${expected}.`, {
    fix: FIX,
    issues: [{ field: path, message: `Expected ${expected}.` }],
  });
}

/** The failure of a value that starts at `at` and is not of the kind `expected`, whether it is JSON at all or not. */
export function wrong(tape: Tape, at: number, expected: string): WakeError {
  const first = tape.source[at] ?? COMMA;
  if (VALUE_STARTS.has(first) || first === MINUS || (first >= ZERO && first <= NINE)) return mistake(tape, at, expected);
  tape.at = at;
  return broken(tape);
}
