"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInByPassword } from "@/lib/auth/password-sign-in";
import { senderOf } from "@/lib/auth/sender";
import { startSession } from "@/lib/auth/start-session";
import type { RefusedForm } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { parseSignIn } from "@/lib/urls/sign-in";

/** Signs in with e-mail address and password and goes to where the reader was headed. */
export async function signIn(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const email = formText(form, "email");
  try {
    const sender = senderOf((await headers()).get("x-forwarded-for"));
    const userId = await signInByPassword({ email, password: formText(form, "password"), sender }, new Date());
    await startSession(userId, "password");
  } catch (error) {
    return { refusal: refused(error), typed: { email } };
  }
  redirect(parseSignIn({ callbackUrl: formText(form, "returnPath") }).returnPath);
}
