"use server";

import { redirect } from "next/navigation";
import { startSession } from "@/lib/auth/start-session";
import type { RefusedForm } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { choosePassword as setPassword } from "@/lib/services/setup/choose-password";
import { makeFirstAdmin as makeAdmin } from "@/lib/services/setup/make-first-admin";

/** Makes the first admin with a one-time link and signs them in. */
export async function makeFirstAdmin(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const typed = { name: formText(form, "name"), email: formText(form, "email") };
  try {
    const secrets = { secret: formText(form, "secret"), password: formText(form, "password") };
    await startSession(await makeAdmin({ ...typed, ...secrets }, new Date()), "setup");
  } catch (error) {
    return { refusal: refused(error), typed };
  }
  redirect("/");
}

/** Sets the password of an invited person with a one-time link and signs them in. */
export async function choosePassword(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  try {
    const secrets = { secret: formText(form, "secret"), password: formText(form, "password") };
    await startSession(await setPassword(secrets, new Date()), "setup");
  } catch (error) {
    return { refusal: refused(error), typed: {} };
  }
  redirect("/");
}
