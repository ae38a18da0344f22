/** One text field of a form; empty when it is missing or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Every text under one name: ticked boxes. */
export const formTexts = (form: FormData, name: string): string[] => form.getAll(name).filter((value) => typeof value === "string");

/** Names that somebody wrote in one line, with commas or spaces between. */
export const formNames = (form: FormData, name: string): string[] =>
  formText(form, name)
    .split(/[\s,;]+/)
    .filter((part) => part !== "");

/** What somebody wrote with commas or line ends between; spaces belong to it. */
export const formList = (form: FormData, name: string): string[] =>
  formText(form, name)
    .split(/[,\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
