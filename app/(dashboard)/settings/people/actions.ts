"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { pageOrigin } from "@/lib/http/page-origin";
import { refused } from "@/lib/http/refused";
import { endAllSessions } from "@/lib/services/session/end-all";
import { changeRole as change } from "@/lib/services/user/change-role";
import { invitePerson } from "@/lib/services/user/invite";
import { renewLink as renew } from "@/lib/services/user/renew-link";
import { setAccess as set } from "@/lib/services/user/set-access";
import { settingsHref } from "@/lib/urls/settings";
import { signInHref } from "@/lib/urls/sign-in";

type Made = { readonly name: string; readonly link: string };

const absolute = async (path: string): Promise<string> => new URL(path, await pageOrigin()).href;

/** Adds a person and hands the one-time link to the form. */
export async function invite(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  const typed = { name: formText(form, "name"), email: formText(form, "email"), role: formText(form, "role") };
  try {
    const { path } = await invitePerson(await currentActor(), typed, new Date());
    revalidatePath(settingsHref("people"));
    return { name: typed.name.trim(), link: await absolute(path) };
  } catch (error) {
    return { refusal: refused(error), typed };
  }
}

/** Makes a new one-time link for a person and hands it to the form. */
export async function renewLink(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  try {
    const path = await renew(await currentActor(), formText(form, "id"), new Date());
    return { name: formText(form, "name"), link: await absolute(path) };
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
}

/** Changes what a person may do. */
export const changeRole = async (_before: RefusedForm, form: FormData): Promise<RefusedForm> =>
  changed(change(await currentActor(), formText(form, "id"), formText(form, "role")));

/** Shuts a person out or lets them in again. */
export async function setAccess(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const access = formText(form, "access") === "open" ? "open" : "closed";
  return changed(set(await currentActor(), formText(form, "id"), access, new Date()));
}

/** Ends every session of whoever asks, this one included. */
export async function signOutEverywhere(): Promise<RefusedForm> {
  try {
    await endAllSessions(await currentActor(), new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  redirect(signInHref(null));
}

async function changed(change: Promise<void>): Promise<RefusedForm> {
  try {
    await change;
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("people"));
  return UNSENT;
}
