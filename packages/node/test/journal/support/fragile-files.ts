import type { JournalFile, JournalFiles } from "../../../src/enrich.ts";

const sectorBytes = 512;
const failure = (code: string): Error => Object.assign(new Error(`${code}: as the test asks`), { code });

/** A file: its bytes, those that are on disk, and whether its name is. */
interface Node {
  bytes: Buffer;
  synced: Buffer;
  isNamed: boolean;
}

/** A file system in memory that keeps apart what is on disk, and what a power cut would take. */
export class FragileFiles implements JournalFiles {
  readonly nodes = new Map<string, Node>();
  /** Calls so far, by name. */
  readonly calls: string[] = [];
  /** Called before each. */
  before: () => void = () => {};
  /** The call that fails, counted from 1, and how. */
  failAt: { readonly call: number; readonly code: string } | undefined;

  constructor(files: Readonly<Record<string, Buffer>> = {}) {
    for (const [path, bytes] of Object.entries(files)) this.nodes.set(path, { bytes, synced: bytes, isNamed: true });
  }

  #call(name: string): void {
    this.before();
    this.calls.push(name);
    if (this.failAt?.call === this.calls.length) throw failure(this.failAt.code);
  }

  #node(path: string): Node {
    const node = this.nodes.get(path);
    if (!node) throw failure("ENOENT");
    return node;
  }

  async open(path: string, flags: "a+" | "wx" | "r"): Promise<JournalFile> {
    this.#call(`open ${flags}`);
    if (flags === "r") return this.#folder();
    if (flags === "wx" && this.nodes.has(path)) throw failure("EEXIST");
    const empty = { bytes: Buffer.alloc(0), synced: Buffer.alloc(0), isNamed: false };
    const node = this.nodes.get(path) ?? empty;
    this.nodes.set(path, node);
    return {
      read: async (buffer, offset, length, position) => ({
        bytesRead: node.bytes.copy(buffer, offset, position, position + length),
      }),
      write: async (buffer, offset, length) => {
        const append = (count: number): void => {
          node.bytes = Buffer.concat([node.bytes, buffer.subarray(offset, offset + count)]);
        };
        try {
          this.#call("write");
        } catch (thrown) {
          append(length >> 1);
          throw thrown;
        }
        // As a disk may: less than was asked for.
        const bytesWritten = Math.min(length, 700);
        append(bytesWritten);
        return { bytesWritten };
      },
      truncate: async (length) => {
        this.#call("truncate");
        node.bytes = node.bytes.subarray(0, length);
      },
      datasync: async () => {
        this.#call("datasync");
        node.synced = node.bytes;
      },
      sync: async () => {},
      stat: async () => ({ size: node.bytes.length }),
      close: async () => this.#call("close"),
    };
  }

  #folder(): JournalFile {
    const unused = (): never => {
      throw failure("EISDIR");
    };
    const sync = async (): Promise<void> => {
      this.#call("sync");
      for (const node of this.nodes.values()) node.isNamed = true;
    };
    return {
      sync,
      close: async () => {},
      read: unused,
      write: unused,
      truncate: unused,
      datasync: unused,
      stat: unused,
    };
  }

  async readFile(path: string): Promise<string> {
    this.#call("readFile");
    return this.#node(path).bytes.toString();
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call("rename");
    this.nodes.set(to, this.#node(from));
    this.nodes.delete(from);
  }

  async unlink(path: string): Promise<void> {
    this.#call("unlink");
    this.#node(path);
    this.nodes.delete(path);
  }

  /** What may be left of a file if the power is cut now: each prefix of what was not synced, its last sector whole, torn or zeroed. */
  *leftOf(path: string): Generator<Buffer | undefined> {
    const node = this.nodes.get(path);
    if (!node?.isNamed) yield undefined;
    if (!node) return;
    const { bytes, synced } = node;
    yield synced;
    for (let end = Math.min(synced.length, bytes.length) + 1; end <= bytes.length; end++) {
      const whole = bytes.subarray(0, end);
      const sector = Math.max(synced.length, Math.floor((end - 1) / sectorBytes) * sectorBytes);
      yield whole;
      for (const from of [sector, sector + ((end - sector) >> 1)]) {
        const torn = Buffer.from(whole);
        torn.fill(0, from);
        yield torn;
      }
    }
  }
}
