"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { decideVerdict } from "@/lib/services/decision/verdict";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { releaseHref } from "@/lib/urls/release";
import { releasesHref } from "@/lib/urls/releases";
import { decidedDeployment } from "@/lib/views/records/decided";

/** Takes a word on the deployment on the page, and leads to where it stands after that. */
export async function decide(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [kind, deployment, source, other, title] = ["kind", "deployment", "source", "other", "title"].map((name) => formText(form, name));
  const actor = await currentActor();
  try {
    await decideDeployment(actor, deployment ?? "", { kind, source, other, title }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { title: title ?? "" } };
  }
  const now = await decidedDeployment(actor, deployment ?? "");
  revalidatePath("/releases", "layout");
  if (now.release === null) redirect(releasesHref({ show: "unrecorded" }));
  if (kind !== "title") redirect(releaseHref({ id: now.release, deployment: now.deployment }));
  return UNSENT;
}

/** Takes a person's word on the verdict of the deployment on the page: that it is right, or wrong, or what they said before is not. */
export async function say(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [kind, reason = ""] = ["kind", "reason"].map((name) => formText(form, name));
  try {
    await decideVerdict(await currentActor(), formText(form, "deployment"), { kind, reason }, new Date());
  } catch (error) {
    return { refusal: refused(error), typed: { reason } };
  }
  revalidatePath("/releases", "layout");
  return UNSENT;
}
