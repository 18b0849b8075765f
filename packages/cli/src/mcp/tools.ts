import { endpointTools } from "./endpoint-tools.ts";
import { enrichTool } from "./enrich-tool.ts";
import { estimateTool } from "./estimate-tool.ts";
import type { PlacesOf } from "./folders.ts";
import { freeTools } from "./free-tools.ts";
import type { Tool } from "./tool.ts";

/** The tools of a server: those of the endpoints, those that are free, and the one for files where there are folders. */
export const toolsFor = ({
  folders,
  live,
}: {
  readonly folders: PlacesOf;
  readonly live: boolean;
}): readonly Tool[] => [
  ...endpointTools(live),
  ...(folders.length > 0 ? [enrichTool(folders, live)] : []),
  estimateTool(folders.length > 0, live),
  ...freeTools,
];
