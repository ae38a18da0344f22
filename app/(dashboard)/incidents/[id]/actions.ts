"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import type { RefusedForm } from "@/lib/domain/refusal";
import { formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { decideIncident } from "@/lib/services/decision/incident";
import { addFollowUp as add, changeFollowUp } from "@/lib/services/review/follow-ups";
import { saveReview as write } from "@/lib/services/review/save-review";
import { incidentsHref } from "@/lib/urls/incidents";

/** Takes a word on the cause of the incident on the page. */
export async function decide(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [candidate, kind, reason] = texts(form, ["candidate", "kind", "reason"]);
  const seen = formText(form, "seen");
  return done(form, ["candidate", "reason"], async () => {
    const word = { candidate, kind, reason, seen: seen === "" ? null : seen };
    const { decisions } = await decideIncident(await currentActor(), formText(form, "incident"), word, new Date());
    return { seen: decisions.at(-1)?.id ?? "" };
  });
}

/** Stores the review as it was written, over the revision that was seen. */
export async function saveReview(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const names = ["impacts", "rootCauses", "actions", "preventativeMeasures"];
  const text = Object.fromEntries(names.map((name) => [name, formText(form, name)]));
  return done(form, names, async () => {
    const seen = { ...text, revision: Number(formText(form, "revision")) };
    const revision = await write(await currentActor(), formText(form, "incident"), seen, new Date());
    return { revision: String(revision) };
  });
}

/** Writes down work that the incident leaves behind. */
export async function addFollowUp(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const [title, owner, dueOn] = texts(form, ["title", "owner", "dueOn"]);
  return done(form, ["title", "owner", "dueOn"], async () => {
    await add(await currentActor(), formText(form, "incident"), { title, owner, dueOn }, new Date());
    return {};
  });
}

/** Says that a follow-up is done, or open again. */
export async function finishFollowUp(_before: RefusedForm, form: FormData): Promise<RefusedForm> {
  const change = { done: formText(form, "done") === "yes" };
  return done(form, [], async () => {
    await changeFollowUp(await currentActor(), formText(form, "incident"), formText(form, "followUp"), change, new Date());
    return {};
  });
}

const texts = (form: FormData, names: readonly string[]): string[] => names.map((name) => formText(form, name));

/** Does it, and has the page drawn anew either way: a refusal may mean that somebody else changed what is on it. `kept` stays typed then. */
async function done(form: FormData, kept: readonly string[], work: () => Promise<Record<string, string>>): Promise<RefusedForm> {
  try {
    return { refusal: null, typed: await work() };
  } catch (error) {
    return { refusal: refused(error), typed: Object.fromEntries(kept.map((name) => [name, formText(form, name)])) };
  } finally {
    revalidatePath(incidentsHref(), "layout");
  }
}
