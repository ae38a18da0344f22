import type { RefusedForm } from "@/lib/domain/refusal";

/** A server action behind a form: redirects when it worked, else says why not. */
export type FormAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;
