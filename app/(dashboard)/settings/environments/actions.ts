"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { setEnvironment } from "@/lib/services/catalogue/set-environment";
import { settingsHref } from "@/lib/urls/settings";

/** Says which tier an environment is, and its place within. */
export async function save(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [name, tier, position] = ["name", "tier", "position"].map((field) => formText(form, field));
  try {
    await setEnvironment(await currentActor(), { name, tier, position: Number(position) }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("environments"));
  return UNSENT;
}
