import type { WakeError } from "./error";

/** Why something was not done, as plain data: what a server action tells its form. */
export type Refusal = {
  readonly message: string;
  readonly fix: string | null;
  /** By field: what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
};

/** An expected failure as plain data; of several remarks on one field the first counts. */
export function refusalOf(error: WakeError): Refusal {
  const fields: Record<string, string> = {};
  for (const { field, message } of error.issues) fields[field.split(".")[0] ?? field] ??= message;
  return { message: error.message, fix: error.fix, fields };
}

/** What a form shows after it was sent and refused: why, and what was typed, passwords excepted. */
export type RefusedForm = { readonly refusal: Refusal | null; readonly typed: Readonly<Record<string, string>> };

/** A form that was not sent yet. */
export const UNSENT: RefusedForm = { refusal: null, typed: {} };
