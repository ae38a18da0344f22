import type { StoryMessage } from "@/lib/domain/story";

/** Slack cuts, or refuses, what is longer. */
const HEADER = 150;
const SECTION = 2_900;

/**
 * A message for a Slack channel: blocks, and the same in plain text for notices and screen readers. What came from senders is shown as
 * it was written: no word of it makes a link, calls a channel or changes the type.
 */
export function slackBody({ data: { title, lines, link } }: StoryMessage): string {
  const text = lines.map(escaped).join("\n");
  const linked =
    link === null ? [] : [{ type: "section", text: mrkdwn(`<${link.replaceAll(/[<>|]/g, encodeURIComponent)}|Open in Wake>`) }];
  return JSON.stringify({
    text: cut([escaped(title), text].filter((part) => part !== "").join("\n"), SECTION),
    mrkdwn: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: cut(title, HEADER), emoji: false } },
      ...(text === "" ? [] : [{ type: "section", text: { type: "plain_text", text: cut(lines.join("\n"), SECTION), emoji: false } }]),
      ...linked,
    ],
  });
}

const mrkdwn = (text: string) => ({ type: "mrkdwn", text, verbatim: true });

/** The three signs that Slack reads as markup. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
