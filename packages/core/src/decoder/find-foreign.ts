import type { Finding } from "./decoded.ts";
import { nearestMeaning, statusIn } from "./foreign-meaning.ts";
import { foreignShapes, foreignTexts } from "./foreign-shapes.ts";
import type { LooseObject } from "./loose-reader.ts";
import { objectsIn, walkObjects } from "./objects-in.ts";
import { evidenceOf } from "./record-evidence.ts";

interface Foreign {
  readonly whose: string;
  readonly evidence: string;
}

const shapeOf = (object: LooseObject): string | undefined => foreignShapes.find(([, fits]) => fits(object))?.[0];

/** What has the format of an error of another API, outermost first. */
const objectsOfOthers = (text: string): readonly Foreign[] => {
  const found: Foreign[] = [];
  walkObjects(objectsIn(text), (object) => {
    const whose = shapeOf(object);
    if (whose !== undefined) found.push({ whose, evidence: evidenceOf(object) });
    return whose === undefined;
  });
  return found;
};

const isBody = "this API's errors have `success`, and a `code` and a `message` in `error`";

const finding = (evidence: string, text: string, known: string): Finding => {
  const status = statusIn(text) ?? statusIn(evidence);
  const wouldBe = nearestMeaning(evidence, status);
  const reading = wouldBe === undefined ? "" : ` If this API had sent it, its code would be \`${wouldBe}\`.`;
  const why = `This is another API's error: ${known}.${reading} If you called this API, check \`baseUrl\`.`;
  return { foreign: true, wouldBe, status, confidence: "likely", why };
};

/** All errors of other APIs among the objects of a text. */
export const findForeignObjects = (text: string): readonly Finding[] => {
  const found = objectsOfOthers(text);
  return found.map(({ whose, evidence }) => {
    // What surrounds the only one, such as the head of the response, belongs to it.
    const around = found.length === 1 ? `${evidence}\n${text}` : evidence;
    return { ...finding(evidence, around, `it has the format of ${whose}, while ${isBody}`), evidence: around };
  });
};

/** An error of another API: by the format of its body, or by the names of its SDK and host. */
export const findForeign = (text: string): Finding | undefined => {
  const [first] = findForeignObjects(text);
  if (first) return first;
  const whose = foreignTexts.find(([, says]) => says.test(text))?.[0];
  return whose === undefined ? undefined : finding(text, text, `it names a library or an address of ${whose}`);
};
