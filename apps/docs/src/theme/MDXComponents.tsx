import MDXComponents from "@theme-original/MDXComponents";
import { FlagCode } from "../components/flag.tsx";
import { KnownSpan } from "../components/known.tsx";
import { TableBox } from "../components/table-box.tsx";

export default { ...MDXComponents, code: FlagCode, span: KnownSpan, table: TableBox };
