"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formNames, formText, formTexts } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { createSubscription } from "@/lib/services/tell/create-subscription";
import { disableSubscription } from "@/lib/services/tell/disable-subscription";
import { removeSubscription } from "@/lib/services/tell/remove-subscription";
import { retryMessage } from "@/lib/services/tell/retry-message";
import { sendTest } from "@/lib/services/tell/send-test";
import { updateSubscription } from "@/lib/services/tell/update-subscription";
import { settingsHref } from "@/lib/urls/settings";

type Made = { readonly name: string; readonly secret: string | null };

/** Adds a receiver and hands its secret to the form, the one place where it is ever shown. */
export async function addReceiver(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  const typed = Object.fromEntries(["name", "kind", "url", "services", "environments"].map((field) => [field, formText(form, field)]));
  const { name, kind, url } = typed;
  try {
    const { secret } = await createSubscription(await currentActor(), { name, kind, url, ...concernOf(form) }, new Date());
    revalidatePath(settingsHref("notifications"));
    return { name: formText(form, "name").trim(), secret };
  } catch (error) {
    return { refusal: refused(error), typed };
  }
}

/** Changes what a receiver is told of. */
export const changeReceiver = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(updateSubscription(await currentActor(), { ...receiverIn(form), ...concernOf(form) }, new Date()));

/** Stops telling a receiver anything, or tells it again. */
export const switchReceiver = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(disableSubscription(await currentActor(), { ...receiverIn(form), disabled: formText(form, "disabled") === "true" }, new Date()));

/** Removes a receiver. */
export const removeReceiver = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(removeSubscription(await currentActor(), receiverIn(form), new Date()));

/** Sends a receiver a message that says it works. */
export const testReceiver = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(sendTest(await currentActor(), receiverIn(form), new Date()));

/** Tries a message again that was given up. */
export const retry = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(retryMessage(await currentActor(), { message: formText(form, "message") }, new Date()));

const receiverIn = (form: FormData): { subscription: string } => ({ subscription: formText(form, "subscription") });

const concernOf = (form: FormData) => ({
  events: formTexts(form, "topics"),
  services: formNames(form, "services"),
  environments: formNames(form, "environments"),
});

async function changed(change: Promise<unknown>): Promise<RefusedForm> {
  try {
    await change;
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("notifications"));
  return UNSENT;
}
