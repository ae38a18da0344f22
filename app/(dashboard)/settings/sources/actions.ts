"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { demoteMetric } from "@/lib/services/metric/demote";
import { promoteMetric } from "@/lib/services/metric/promote";
import { settingsHref } from "@/lib/urls/settings";

/** Keeps the values of a metric from now on. */
export const promote = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(promoteMetric(await currentActor(), metricOf(form), new Date()));

/** Keeps no further values of a metric. */
export const demote = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(demoteMetric(await currentActor(), metricOf(form)));

const metricOf = (form: FormData): { service: string; name: string } => ({
  service: formText(form, "service"),
  name: formText(form, "name"),
});

async function changed(change: Promise<unknown>): Promise<RefusedForm> {
  try {
    await change;
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("sources"));
  return UNSENT;
}
