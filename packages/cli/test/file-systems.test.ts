import { expect, it } from "vitest";
import { fileSystemOf } from "../src/doctor/file-systems.ts";

it("knows network file systems by their numbers, signed and not", () => {
  expect(fileSystemOf(0x6969)).toEqual({ name: "NFS", isRemote: true });
  expect(fileSystemOf(0xff534d42)).toEqual({ name: "CIFS", isRemote: true });
  expect(fileSystemOf(0xff534d42 | 0)).toEqual({ name: "CIFS", isRemote: true });
  expect(fileSystemOf(0xef53)).toEqual({ name: "ext4" });
  expect(fileSystemOf(1)).toBeUndefined();
});
