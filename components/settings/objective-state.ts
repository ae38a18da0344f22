import type { RefusedForm } from "@/lib/domain/refusal";
import type { TriedOut } from "@/lib/services/objective/try-out";

/** An objective as it was typed: refused, tried on the past, or not sent yet. */
export type ObjectiveState = RefusedForm & { readonly tried: TriedOut | null };
export type ObjectiveAction = (before: ObjectiveState, form: FormData) => Promise<ObjectiveState>;
