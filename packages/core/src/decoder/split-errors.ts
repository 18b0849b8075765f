/** Lines that belong to the error above them: of a stack, of a printed object, of a cause. */
const goesOn = /^(?:[>|] ?)?(?:\s|[}\])]|\[cause\])|^\s*$/;
const statusLine = /^[<> ]{0,3}HTTP\/\d(?:\.\d)? (\d{3})\b/;
/** The line that ends the head of an HTTP answer. */
const headEnd = /^[<> ]{0,3}\r?$/;
/** What curl tells of itself between head and body. */
const remark = /^[*{] /;

/** What an HTTP answer is at: it has none, its head goes on, its body is to come. */
type Place = "none" | "head" | "body";

const placeAfter = (line: string, place: Place): Place => {
  const status = statusLine.exec(line)?.[1];
  if (status !== undefined) return "head";
  if (place === "head") return headEnd.test(line) ? "body" : "head";
  return place === "body" && (headEnd.test(line) || remark.test(line)) ? "body" : "none";
};

/**
 * A text in pieces with one error each, where lines show where one ends: an error that a console prints goes on as long as its
 * lines are indented, an HTTP answer up to its body. Answers that lead to another (1xx, 3xx) stay with it.
 */
export const splitErrors = (text: string): string[] => {
  const pieces: string[][] = [];
  let place: Place = "none";
  let isPassing = false;
  for (const line of text.split("\n")) {
    const status = statusLine.exec(line)?.[1];
    const isNew = status === undefined ? place === "none" && !goesOn.test(line) : !isPassing;
    if (isNew || pieces.length === 0) pieces.push([]);
    pieces.at(-1)?.push(line);
    isPassing = status === undefined ? isPassing && place !== "none" : /^[13]/.test(status);
    place = placeAfter(line, place);
  }
  return pieces.map((lines) => lines.join("\n"));
};
