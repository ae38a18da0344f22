import type { RefusedForm } from "@/lib/domain/refusal";

/** A server action on an incident: what it refused, or nothing. */
export type IncidentAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

/** The actions that the page of an incident offers. */
export type IncidentActions = {
  readonly decide: IncidentAction;
  readonly saveReview: IncidentAction;
  readonly addFollowUp: IncidentAction;
  readonly finishFollowUp: IncidentAction;
};
