"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { setTraceUrl } from "@/lib/services/catalogue/set-trace-url";
import { clearGoal, setGoal } from "@/lib/services/delivery/goals";
import { setSettings } from "@/lib/services/delivery/set-settings";
import { setSensitivity } from "@/lib/services/verdict/set-sensitivity";
import { settingsHref } from "@/lib/urls/settings";

/** Sets the zone of calendar days, how long a deployment is watched, and from which confidence a cause counts. */
export async function save(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [timezone = "", hours = "", percent = ""] = ["timezone", "observationHours", "confidence"].map((name) => formText(form, name));
  try {
    const input = { timezone, observationHours: numberOf(hours), confidence: numberOf(percent) / 100 };
    await setSettings(await currentActor(), input, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { timezone, observationHours: hours, confidence: percent } };
  }
  revalidatePath(settingsHref("delivery"));
  return UNSENT;
}

/** Sets how much proof a verdict takes. */
export async function judge(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const sensitivity = formText(form, "sensitivity");
  try {
    await setSensitivity(await currentActor(), { sensitivity }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { sensitivity } };
  }
  revalidatePath(settingsHref("delivery"));
  return UNSENT;
}

/** Sets where the sample traces of errors lead. */
export async function trace(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const traceUrl = formText(form, "traceUrl");
  try {
    await setTraceUrl(await currentActor(), { traceUrl }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { traceUrl } };
  }
  revalidatePath(settingsHref("delivery"));
  return UNSENT;
}

/** Sets a goal. */
export async function set(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [metric, place = "", amount = "", unit] = ["metric", "place", "amount", "unit"].map((name) => formText(form, name));
  try {
    await setGoal(await currentActor(), { metric, ...placeOf(place), amount: numberOf(amount), unit }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { place, amount } };
  }
  revalidatePath(settingsHref("delivery"));
  return UNSENT;
}

/** Takes a goal back. */
export async function clear(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  try {
    await clearGoal(await currentActor(), { metric: formText(form, "metric"), ...placeOf(formText(form, "place")) }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("delivery"));
  return UNSENT;
}

/** Nothing written is no number, and not 0. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** A place of the form: `all`, `team:Shop`, `service:cart`. */
function placeOf(place: string): { scopeKind: string; scope: string } {
  const [scopeKind = "", ...scope] = place.split(":");
  return { scopeKind, scope: scope.join(":") };
}
