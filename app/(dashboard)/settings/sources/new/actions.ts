"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import type { RefusedForm } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { pageOrigin } from "@/lib/http/page-origin";
import { refused } from "@/lib/http/refused";
import { createConnection } from "@/lib/services/connection/create";
import { connectionHref } from "@/lib/urls/connection";
import { settingsHref } from "@/lib/urls/settings";
import type { ConnectStep } from "@/lib/views/settings/connect-steps/connect-step";
import { connectStepsOf } from "@/lib/views/settings/connect-steps/steps-of";

type Made = { readonly id: string; readonly name: string; readonly href: string; readonly steps: readonly ConnectStep[] };

/** Connects a system and hands the form what to do there, with the secret: the one place where it is ever shown. */
export async function connect(_before: RefusedForm | Made, form: FormData): Promise<RefusedForm | Made> {
  const typed = { source: formText(form, "source"), name: formText(form, "name") };
  try {
    const { id, path, secret } = await createConnection(await currentActor(), typed, new Date());
    revalidatePath(settingsHref("sources"));
    const address = new URL(path, await pageOrigin()).href;
    return {
      id,
      name: typed.name.trim(),
      href: connectionHref({ id }),
      steps: connectStepsOf(typed.source, { address, secret: secret ?? "" }),
    };
  } catch (error) {
    return { refusal: refused(error), typed };
  }
}
