import { expect, test } from "vitest";
import { isPublicAddress, lookupPublic } from "@/lib/services/outbound/public-address";
import { guardedGet } from "@/lib/services/servicenow/guarded-get";

test.each([
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
  ...["100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
  ...["::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"],
  ...["2001:db8::1", "2001::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "100::1"],
  ...["localhost", "", "1.2.3", "256.1.1.1"],
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  "http://instance.example.com/",
  "https://instance.example.com:8443/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://169.254.169.254/latest/meta-data/",
  "https://10.1.2.3/",
  "https://localhost/",
])("%s is not asked", async (address) => {
  await expect(guardedGet(false)(address, {})).rejects.toThrow(/not a public address|over https on port 443 only|not an address/);
});

test("a name is refused when what it stands for is private, in the look-up that the connection itself uses", async () => {
  const answer = await new Promise<Error | null>((resolve) => lookupPublic("localhost", { all: true }, (error) => resolve(error)));
  expect(answer?.message).toBe("localhost is not a public address");
});
