/** A file system, as far as it matters to a journal. */
export interface FileSystem {
  readonly name: string;
  /** It is on another machine, or may be. */
  readonly isRemote?: boolean;
  /** It is gone after a restart. */
  readonly isFleeting?: boolean;
}

/** File systems of Linux by the number that `statfs` gives (linux/magic.h, and the sources of those that are not in it). */
const byType: ReadonlyMap<number, FileSystem> = new Map<number, FileSystem>([
  [0x6969, { name: "NFS", isRemote: true }],
  [0x517b, { name: "SMB", isRemote: true }],
  [0xff534d42, { name: "CIFS", isRemote: true }],
  [0xfe534d42, { name: "SMB 2", isRemote: true }],
  [0x01021997, { name: "9P, as WSL mounts Windows' disks", isRemote: true }],
  [0x5346414f, { name: "AFS", isRemote: true }],
  [0x00c36400, { name: "Ceph", isRemote: true }],
  [0x65735546, { name: "FUSE", isRemote: true }],
  [0x47504653, { name: "GPFS", isRemote: true }],
  [0x0bd00bd0, { name: "Lustre", isRemote: true }],
  [0x01161970, { name: "GFS2", isRemote: true }],
  [0x7461636f, { name: "OCFS2", isRemote: true }],
  [0x786f4256, { name: "a folder that VirtualBox shares", isRemote: true }],
  [0x01021994, { name: "tmpfs", isFleeting: true }],
  [0x858458f6, { name: "ramfs", isFleeting: true }],
  [0xef53, { name: "ext4" }],
  [0x58465342, { name: "XFS" }],
  [0x9123683e, { name: "Btrfs" }],
  [0x2fc12fc1, { name: "ZFS" }],
  [0x794c7630, { name: "overlay, as containers have it: gone with the container, unless this is a volume" }],
]);

/** What is known of a type, which some systems give as a signed number. */
export const fileSystemOf = (type: number): FileSystem | undefined => byType.get(type >>> 0);
