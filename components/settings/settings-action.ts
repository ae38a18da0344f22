import type { RefusedForm } from "@/lib/domain/refusal";
import type { ConnectStep } from "@/lib/views/settings/connect-steps/connect-step";

/** A server action behind a form of the settings: changes something, or says why not. */
export type SettingsAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

/** What is shown once: a token, with the name it was given. */
export type MadeToken = { readonly name: string; readonly token: string };
export type CreateToken = (before: RefusedForm | MadeToken, form: FormData) => Promise<RefusedForm | MadeToken>;

/** What is shown once: the link with which a person chooses a password. */
export type MadeLink = { readonly name: string; readonly link: string };
export type MakeLink = (before: RefusedForm | MadeLink, form: FormData) => Promise<RefusedForm | MadeLink>;

/** A system that was connected: its page, and what to do there, with the secret that is shown once when Wake made it. */
export type MadeConnection = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly steps: readonly ConnectStep[];
};
export type ConnectSystem = (before: RefusedForm | MadeConnection, form: FormData) => Promise<RefusedForm | MadeConnection>;

/** What is shown once: a secret; null when the sender made it. */
export type MadeSecret = { readonly secret: string | null };
export type MakeSecret = (before: RefusedForm | MadeSecret, form: FormData) => Promise<RefusedForm | MadeSecret>;

/** A receiver of messages that was added; its secret is shown once, and null where its address is the secret. */
export type MadeReceiver = { readonly name: string; readonly secret: string | null };
export type AddReceiver = (before: RefusedForm | MadeReceiver, form: FormData) => Promise<RefusedForm | MadeReceiver>;
