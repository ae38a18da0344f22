"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import type { RefusedForm } from "@/lib/domain/refusal";
import { formNames, formText, formTexts } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { createToken as create } from "@/lib/services/token/create";
import { revokeToken as revoke } from "@/lib/services/token/revoke";
import { settingsHref } from "@/lib/urls/settings";

type Made = { readonly name: string; readonly token: string };

/** Makes a token and hands it to the form, the one place where it is ever shown. */
export async function createToken(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  const name = formText(form, "name");
  const days = formText(form, "expiresInDays");
  try {
    const wanted = {
      name,
      scopes: formTexts(form, "scopes"),
      services: formNames(form, "services"),
      environments: formNames(form, "environments"),
      expiresInDays: days === "never" ? null : Number(days),
    };
    const { token } = await create(await currentActor(), wanted, new Date());
    revalidatePath(settingsHref("tokens"));
    return { name: name.trim(), token };
  } catch (error) {
    const typed = { name, services: formText(form, "services"), environments: formText(form, "environments") };
    return { refusal: refused(error), typed };
  }
}

/** Ends a token for good. */
export async function revokeToken(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  try {
    await revoke(await currentActor(), formText(form, "id"), new Date());
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  revalidatePath(settingsHref("tokens"));
  return { refusal: null, typed: {} };
}
