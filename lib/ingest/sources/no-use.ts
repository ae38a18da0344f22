import { ignored, type SourceReading } from "./adapter";

/** A kind of event that is understood, in a state or with an action that tells Wake nothing. */
export const noUse = (kind: string, action: string | null): SourceReading =>
  ignored(
    action === null || action === ""
      ? `A \`${kind}\` event without an action.`
      : `Wake has no use for \`${kind}\` events of the kind \`${action}\`.`,
  );

/** A payload that lacks what makes it one of its kind. */
export const incomplete = (kind: string, missing: string): SourceReading => ignored(`The \`${kind}\` event lacks ${missing}.`);
