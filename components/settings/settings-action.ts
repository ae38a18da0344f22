import type { RefusedForm } from "@/lib/domain/refusal";

/** A server action behind a form of the settings: changes something, or says why not. */
export type SettingsAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

/** What is shown once: a token, with the name it was given. */
export type MadeToken = { readonly name: string; readonly token: string };
export type CreateToken = (before: RefusedForm | MadeToken, form: FormData) => Promise<RefusedForm | MadeToken>;

/** What is shown once: the link with which a person chooses a password. */
export type MadeLink = { readonly name: string; readonly link: string };
export type MakeLink = (before: RefusedForm | MadeLink, form: FormData) => Promise<RefusedForm | MadeLink>;
