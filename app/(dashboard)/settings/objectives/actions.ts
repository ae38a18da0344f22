"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { ObjectiveState } from "@/components/settings/objective-state";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { objectiveFields } from "@/lib/http/objective-form";
import { refused } from "@/lib/http/refused";
import { changeObjective } from "@/lib/services/objective/change";
import { createObjective } from "@/lib/services/objective/create";
import { removeObjective } from "@/lib/services/objective/remove";
import { tryOut } from "@/lib/services/objective/try-out";
import { objectivesHref } from "@/lib/urls/objectives";

/** Tries an objective on the past, or stores it: a new one, or the one that is being changed. */
export async function save(_before: ObjectiveState, form: FormData): Promise<ObjectiveState> {
  const { id, whole, change, typed } = objectiveFields(form);
  try {
    const actor = await currentActor();
    if (formText(form, "verb") === "try") return { refusal: null, typed, tried: await tryOut(actor, whole, new Date()) };
    if (id === "") await createObjective(actor, whole, new Date());
    else await changeObjective(actor, id, change, new Date());
  } catch (error) {
    return { refusal: refused(error), typed, tried: null };
  }
  revalidatePath(objectivesHref());
  if (id !== "") redirect(objectivesHref());
  return { ...UNSENT, tried: null };
}

/** Removes an objective. */
export async function remove(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  try {
    await removeObjective(await currentActor(), formText(form, "id"), new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(objectivesHref());
  return UNSENT;
}
