"use server";

import { revalidatePath } from "next/cache";
import { currentActor } from "@/lib/auth/session-actor";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { formList, formText } from "@/lib/http/form-text";
import { refused } from "@/lib/http/refused";
import { createTeam as create } from "@/lib/services/catalogue/create-team";
import { deleteTeam as remove } from "@/lib/services/catalogue/delete-team";
import { renameTeam as rename } from "@/lib/services/catalogue/rename-team";
import { setBotRules } from "@/lib/services/catalogue/set-bot-rules";
import { setServicePaths } from "@/lib/services/catalogue/set-service-paths";
import { setServiceTeam } from "@/lib/services/catalogue/set-service-team";
import { settingsHref } from "@/lib/urls/settings";

type Action = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

/** Says whose a service is, and which code is its own. */
export const saveService: Action = async (_before, form) => {
  const actor = await currentActor();
  const [service, team, repository] = ["service", "team", "repository"].map((field) => formText(form, field).trim());
  return changed(form, async (now) => {
    await setServicePaths(actor, { service, repository: repository === "" ? null : repository, paths: formList(form, "paths") }, now);
    await setServiceTeam(actor, { service, team: team === "" ? null : team }, now);
  });
};

/** Makes a team. */
export const createTeam: Action = async (_before, form) => {
  const actor = await currentActor();
  return changed(form, (now) => create(actor, { name: formText(form, "name") }, now));
};

/** Gives a team another name. */
export const renameTeam: Action = async (_before, form) => {
  const actor = await currentActor();
  return changed(form, (now) => rename(actor, { team: formText(form, "team"), name: formText(form, "name") }, now));
};

/** Removes a team. */
export const deleteTeam: Action = async (_before, form) => {
  const actor = await currentActor();
  return changed(form, (now) => remove(actor, { name: formText(form, "name") }, now));
};

/** Says whose changes are those of machines. */
export const saveBots: Action = async (_before, form) => {
  const actor = await currentActor();
  return changed(form, (now) => setBotRules(actor, { patterns: formList(form, "patterns") }, now));
};

async function changed(form: FormData, change: (now: Date) => Promise<unknown>): Promise<RefusedForm> {
  try {
    await change(new Date());
  } catch (error) {
    const typed = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    return { refusal: refused(error), typed };
  }
  revalidatePath(settingsHref("services"));
  return UNSENT;
}
