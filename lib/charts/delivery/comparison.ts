/** How a figure compares with the period before: which way it went, by how much, and the word for it. */
export type ChangeWords = {
  readonly way: "up" | "down" | "level";
  /** Empty when it is the same as before. */
  readonly amount: string;
  readonly word: string;
  readonly tone: "good" | "warn" | "none";
};
