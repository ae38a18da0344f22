"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { releasesHref } from "@/lib/urls/releases";

/** Takes back that what telemetry showed is no change. */
export async function restore(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  try {
    await decideDeployment(await currentActor(), formText(form, "deployment"), { kind: "restored" }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(releasesHref({}));
  return UNSENT;
}
