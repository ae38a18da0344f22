import { mapped } from "./place";
import { serviceOfRepository } from "./repository";
import type { SourceSettings } from "./source-settings";

/** The word by which a repository's service is looked up: its address or its path where the settings know one, else its last part. */
export const repositoryWord = (settings: SourceSettings, words: readonly string[]): string =>
  words.find((word) => mapped(settings.services, word) !== null) ?? serviceOfRepository(words[0] ?? "");
