/** Accounts that forges themselves mark as machines: `renovate[bot]`, `project_12_bot_5f`. Other patterns are the workspace's to name. */
export const isBot = (account: string | null): boolean => /\[bot\]$|^(?:project|group)_\d+_bot/i.test(account ?? "");
