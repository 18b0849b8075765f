import { describe, expect, it } from "vitest";
import { connectionError, failure, type Step, scripted, success } from "./support/scripted.ts";

describe("a list", () => {
  const page = (items: number[], offset: number, total: number | undefined): Step =>
    success({
      signals: items.map((id) => ({ domain: `d${id}.example` })),
      offset,
      limit: 2,
      ...(total !== undefined && { total }),
    });

  const collect = async (steps: Step[], offset?: number) => {
    const { client, clock, sent } = scripted(steps);
    const found: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const { domain } of client.signals.eachChurn({ limit: 2, offset })) found.push(domain);
    };
    const error = await clock.run(
      read().then(
        () => undefined,
        (thrown: unknown) => thrown,
      ),
    );
    return { found, error, offsets: sent.map(({ url }) => new URL(url).searchParams.get("offset")) };
  };

  it("is read page by page to its end", async () => {
    const { found, error, offsets } = await collect([page([1, 2], 0, 3), page([3], 2, 3)]);
    expect([found.length, error, offsets]).toEqual([3, undefined, ["0", "2"]]);
  });

  it("is read from where it is asked to begin, and without a total until a page is empty", async () => {
    const { found, error, offsets } = await collect(
      [page([1, 2], 4, undefined), page([3], 6, undefined), page([], 7, undefined)],
      4,
    );
    expect([found.length, error, offsets]).toEqual([3, undefined, ["4", "6", "7"]]);
  });

  it.each<[string, Step, string]>([
    ["a page that fails", failure(403, "FORBIDDEN"), "FORBIDDEN"],
    ["a page that is lost", connectionError("ECONNRESET"), "NETWORK_ERROR"],
    ["a page that is empty before its time", page([], 2, 3), "INVALID_RESPONSE"],
    ["a page without its list", success({ total: 3, offset: 2 }), "INVALID_RESPONSE"],
    ["a page that is nothing", success(null), "INVALID_RESPONSE"],
    ["the first page again", page([1, 2], 0, 3), "INVALID_RESPONSE"],
  ])("never ends with %s", async (_name, step, code) => {
    const { found, error } = await collect([page([1, 2], 0, 3), step]);
    expect(found.length).toBe(2);
    expect(error).toMatchObject({ code });
  });

  const items = (data: object): Step =>
    success({ signals: [{ domain: "a.example" }, { domain: "b.example" }], ...data });
  let total = 0;
  it.each<[string, readonly Step[], number]>([
    ["ignores the offset and tells none", [items({ total: 100 })], 2],
    ["ignores the offset and tells neither offset nor total", [items({})], 2],
    ["tells null for a total", [items({ total: null })], 2],
    [
      "clamps the offset to the last page",
      [page([1, 2], 0, undefined), page([3, 4], 2, undefined), page([3, 4], 2, undefined)],
      3,
    ],
    [
      "clamps the offset without telling",
      [items({ x: 1 }), success({ signals: [{ domain: "b" }] }), success({ signals: [{ domain: "b" }] })],
      3,
    ],
    ["goes back to an earlier page", [items({ x: 1 }), success({ signals: [{ domain: "b" }] }), items({ x: 2 })], 3],
    ["tells a total that is a word", [items({ total: "many" })], 1],
    ["tells a total that is a list", [items({ total: [3, 4] })], 1],
    ["tells a negative total", [items({ total: -1 })], 1],
    ["tells another offset, as a text", [items({ offset: "7" })], 1],
    ["tells an offset that is none", [items({ offset: "first" })], 1],
    ["gives a list that is an object", [success({ signals: { length: 2, 0: 1, 1: 2 }, total: 9 })], 1],
    ["gives a list that is a text", [success({ signals: "many", total: 9 })], 1],
    [
      "grows for ever",
      [async () => Response.json({ success: true, data: { signals: [{ id: ++total }], total: 9 + total } })],
      4,
    ],
    [
      "ignores the offset, and changes a field of each item",
      [async () => Response.json({ success: true, data: { signals: [{ domain: "a", at: ++total }] } })],
      2,
    ],
    [
      "advances by less than a page",
      [page([1, 2], 0, undefined), page([2, 3], 2, undefined), page([3, 4], 4, undefined)],
      2,
    ],
    [
      "grows beyond twice its length, a page nearer now and then",
      [page([1, 2], 0, 4), page([3, 4], 2, 6), page([5, 6], 4, 7), page([7, 8], 6, 9)],
      4,
    ],
    ...["", " ", false, []].map((none): [string, readonly Step[], number] => [
      `tells ${JSON.stringify(none)} for a total`,
      [items({ total: none })],
      1,
    ]),
    ["tells a total of 0 beside items", [items({ total: 0 })], 1],
    ["tells an offset that is empty", [items({ offset: "" })], 1],
  ])("is an error, and no endless bill, where a server %s", async (_name, steps, requests) => {
    const { error, offsets } = await collect([...steps]);
    expect(error).toMatchObject({ code: "INVALID_RESPONSE", name: "ResponseError" });
    expect(offsets.length).toBe(requests);
  });

  it("that grows a little while it is read is read to its end", async () => {
    const { found, error } = await collect([page([1, 2], 0, 3), page([3, 4], 2, 6), page([5, 6], 4, 6)]);
    expect([found.length, error]).toEqual([6, undefined]);
  });

  it("that has become shorter ends with an empty page", async () => {
    const { found, error } = await collect([page([1, 2], 0, 4), page([], 2, 1)]);
    expect([found.length, error]).toEqual([2, undefined]);
  });

  it("is over at once where it is asked to begin beyond its end", async () => {
    const { found, error } = await collect([page([], 9, 3)], 9);
    expect([found.length, error]).toEqual([0, undefined]);
  });

  it("of equal items is read to its end where the server says how far it is", async () => {
    const { found, error } = await collect([page([1, 1], 0, 4), page([1, 1], 2, 4)]);
    expect([found.length, error]).toEqual([4, undefined]);
  });

  it("whose total is a text is read to that", async () => {
    const { found, error } = await collect([items({ total: "2" })]);
    expect([found.length, error]).toEqual([2, undefined]);
  });

  it.each([
    [{ limit: 0 }, "limit"],
    [5, "parameters"],
    [{ offset: -1 }, "offset"],
  ])("of %j sends nothing", async (given, argument) => {
    const { client, sent } = scripted([items({})]);
    await expect(client.signals.eachChurn(given as never).next()).rejects.toMatchObject({ argument });
    expect(sent).toEqual([]);
  });

  it("of technologies' companies is read the same way", async () => {
    const { client } = scripted([success({ companies: [{ domain: "a.example" }], total: 1, offset: 0 })]);
    const found = [];
    for await (const company of client.technologies.eachCompany("react")) found.push(company.domain);
    expect(found).toEqual(["a.example"]);
  });

  it("stops asking when nobody reads on", async () => {
    const { client, sent } = scripted([page([1, 2], 0, 10)]);
    for await (const _ of client.signals.eachAdoption()) break;
    expect(sent.length).toBe(1);
  });
});
