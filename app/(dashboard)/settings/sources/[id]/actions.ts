"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formList, formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { mapWord } from "@/lib/services/catalogue/map-word";
import { unmapWord } from "@/lib/services/catalogue/unmap-word";
import { disableConnection } from "@/lib/services/connection/disable";
import { endSecret as end } from "@/lib/services/connection/end-secret";
import { removeConnection } from "@/lib/services/connection/remove";
import { rotateSecret } from "@/lib/services/connection/rotate-secret";
import { updateSettings } from "@/lib/services/connection/update-settings";
import { requestReplay } from "@/lib/services/inbox/request-replay";
import { connectionHref } from "@/lib/urls/connection";
import { settingsHref } from "@/lib/urls/settings";
import { workflowsIn } from "@/lib/views/settings/workflow-lines";

type Made = { readonly secret: string | null };
type Action = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

/** Says what a word of the sender means. An environment's choice is `to:<name>`, or `tier:<tier>` for one of its own. */
export const map: Action = async (_before, form) => {
  const word = { connection: formText(form, "connection"), kind: formText(form, "kind"), said: formText(form, "said") };
  const choice = formText(form, "choice");
  const [, tier] = /^tier:(.*)$/.exec(choice) ?? [];
  const own = word.said === "" ? (tier ?? "") : word.said.toLowerCase();
  const meaning = word.kind === "service" ? { to: choice } : tier === undefined ? { to: choice.replace(/^to:/, "") } : { to: own, tier };
  return changed(form, mapWord(await currentActor(), { ...word, ...meaning }, new Date()));
};

/** Takes back what a word was said to mean. */
export const unmap: Action = async (_before, form) => {
  const word = { connection: formText(form, "connection"), kind: formText(form, "kind"), said: formText(form, "said") };
  return changed(form, unmapWord(await currentActor(), word, new Date()));
};

/** Stores the name and those settings that the form showed. */
export const save: Action = async (_before, form) => {
  const settings = {
    ...(form.has("workflows") ? { workflows: workflowsIn(formText(form, "workflows")) } : {}),
    ...(form.has("incidentLabels") ? { incidentLabels: formList(form, "incidentLabels") } : {}),
    ...(form.has("incidentSeverities") ? { incidentSeverities: formList(form, "incidentSeverities") } : {}),
    ...(form.has("shows-dismissApprovals") ? { dismissApprovals: form.has("dismissApprovals") } : {}),
    ...(form.has("shows-serviceInEnvironment") ? { serviceInEnvironment: form.has("serviceInEnvironment") } : {}),
  };
  const change = { connection: formText(form, "connection"), name: formText(form, "name"), settings };
  return changed(form, updateSettings(await currentActor(), change, new Date()));
};

/** Makes a further secret and hands it to the form, or takes over the one that was pasted. */
export async function renewSecret(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  const own = formText(form, "secret").trim();
  const connection = formText(form, "connection");
  try {
    const wanted = form.has("secret") ? { connection, secret: own } : { connection };
    const { secret } = await rotateSecret(await currentActor(), wanted, new Date());
    revalidatePath(connectionHref({ id: connection }));
    return { secret };
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
}

/** Ends an older secret at once. */
export const endSecret: Action = async (_before, form) =>
  changed(form, end(await currentActor(), { connection: formText(form, "connection"), secret: formText(form, "secret") }, new Date()));

/** Stops taking the connection's calls, or takes them again. */
export const setDisabled: Action = async (_before, form) =>
  changed(
    form,
    disableConnection(
      await currentActor(),
      { connection: formText(form, "connection"), disabled: formText(form, "disabled") === "yes" },
      new Date(),
    ),
  );

/** Has everything that the connection sent read again. */
export const replay: Action = async (_before, form) =>
  changed(form, requestReplay(await currentActor(), { connection: formText(form, "connection") }, new Date()));

/** Removes the connection and leads back to the list. */
export const remove: Action = async (_before, form) => {
  try {
    await removeConnection(await currentActor(), { connection: formText(form, "connection") }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("sources"));
  redirect(settingsHref("sources"));
};

async function changed(form: FormData, change: Promise<unknown>): Promise<RefusedForm> {
  try {
    await change;
  } catch (error) {
    const typed = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    return { refusal: refused(error), typed };
  }
  revalidatePath(connectionHref({ id: formText(form, "connection") }));
  return UNSENT;
}
