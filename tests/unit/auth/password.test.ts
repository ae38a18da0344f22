import { expect, test, vi } from "vitest";
import { hashPassword, isPassword } from "@/lib/auth/password";

// Slow on purpose, and slower beside other work.
vi.setConfig({ testTimeout: 60_000 });

test("a password is recognised, another is not, and none is ever for somebody without one", async () => {
  const stored = await hashPassword("quiet rivers carry far");
  expect(stored).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword("quiet rivers carry far", stored)).toBe(true);
  expect(await isPassword("quiet rivers carry fat", stored)).toBe(false);
  expect(await isPassword("quiet rivers carry far", null)).toBe(false);
});

test("the same password is stored differently each time", async () => {
  expect(await hashPassword("quiet rivers carry far")).not.toBe(await hashPassword("quiet rivers carry far"));
});

test("a stored form that cannot be read lets nobody in", async () => {
  for (const stored of ["", "scrypt$15$8$3$AAAA$AAAA", "md5$1$1$1$a$b"])
    expect(await isPassword("quiet rivers carry far", stored)).toBe(false);
});

test("composed and decomposed letters are the same password", async () => {
  expect(await isPassword("blåbærsyltetøy på".normalize("NFD"), await hashPassword("blåbærsyltetøy på".normalize("NFC")))).toBe(true);
});
