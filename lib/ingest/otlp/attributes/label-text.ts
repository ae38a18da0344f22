import { MAX_LABEL_CHARS } from "../limits";

/** What nearly all labels are already. */
const PLAIN = /^[!-~](?:[ -~]{0,198}[!-~])?$/;

/** A text as it is kept: control characters become spaces (Postgres stores no NUL), no space around it, at most 200 characters. */
export function labelText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const text = raw.replace(/\p{Cc}/gu, " ").trim();
  return text.length <= MAX_LABEL_CHARS ? text : [...text].slice(0, MAX_LABEL_CHARS).join("");
}
