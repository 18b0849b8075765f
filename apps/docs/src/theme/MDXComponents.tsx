import MDXComponents from "@theme-original/MDXComponents";
import { TableBox } from "../components/table-box.tsx";

export default { ...MDXComponents, table: TableBox };
