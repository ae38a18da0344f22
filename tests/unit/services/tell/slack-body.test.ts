import { expect, test } from "vitest";
import type { StoryMessage } from "@/lib/domain/story";
import { slackBody } from "@/lib/services/tell/slack-body";

const message = (title: string, lines: readonly string[], link: string | null): StoryMessage => ({
  type: "verdict.regressed",
  timestamp: "2026-03-01T12:00:00.000Z",
  data: { story: "deployment:1", title, lines, link, services: [], environment: null, version: null, deployment: null, incident: null },
});
type Block = { type: string; text: { type: string; text: string; verbatim?: boolean } };
const sent = (title: string, lines: readonly string[] = [], link: string | null = null) =>
  JSON.parse(slackBody(message(title, lines, link))) as { text: string; blocks: Block[] };

test("words of senders make no markup: no call of a channel, no link, no type", () => {
  const { text, blocks } = sent("<!channel> & <https://evil.example|pay>", ["*bold* <@U1>"]);
  expect(text).toBe("&lt;!channel&gt; &amp; &lt;https://evil.example|pay&gt;\n*bold* &lt;@U1&gt;");
  expect(blocks.map((block) => block.text.type)).toEqual(["plain_text", "plain_text"]);
});

test("the link opens Wake and cannot be broken out of", () => {
  const { blocks } = sent("title", [], "https://wake.example.com/releases/a>b|c");
  expect(blocks.at(-1)?.text).toEqual({
    type: "mrkdwn",
    text: "<https://wake.example.com/releases/a%3Eb%7Cc|Open in Wake>",
    verbatim: true,
  });
});

test("what is too long is cut to what Slack takes", () => {
  const { text, blocks } = sent("t".repeat(400), ["l".repeat(9_000)]);
  expect([text.length, blocks[0]?.text.text.length, blocks[1]?.text.text.length]).toEqual([2_900, 150, 2_900]);
});
