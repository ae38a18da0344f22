import type { RefusedForm } from "@/lib/domain/refusal";

/** The server action behind every decision on a deployment: takes the word, or says why it cannot hold. */
export type DecideAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;
