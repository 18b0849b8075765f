import MDXComponents from "@theme-original/MDXComponents";
import { FlagCode } from "../components/flag.tsx";
import { TableBox } from "../components/table-box.tsx";

export default { ...MDXComponents, code: FlagCode, table: TableBox };
