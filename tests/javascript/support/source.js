// The code of a component as a browser gets it: its pieces joined, as the `__init__.py` beside them
// joins them, with everything it asks of the browser handed in.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const COMPONENTS = fileURLToPath(new URL("../../../components", import.meta.url));
const SCRIPTS = new Map(
  readdirSync(COMPONENTS, { recursive: true })
    .filter((path) => path.endsWith(".js"))
    .map((path) => [basename(path, ".js"), join(COMPONENTS, path)]),
);
const TOP_NAME = /^(?:async )?(?:const|let|class|function) (\w+)/gm;

const read = (piece) => readFileSync(SCRIPTS.get(piece), "utf-8");

// The piece that says `words`, wherever it lives and whatever it is called.
export const pieceWith = (words) =>
  [...SCRIPTS.keys()].find((piece) => read(piece).includes(words));

// Every name at the top of the joined `pieces`, and what they give Streamlit as `entry`.
export function load(pieces, globals) {
  const code = pieces
    .map(read)
    .join("\n")
    .replace("export default function", "const entry = function");
  const names = [...code.matchAll(TOP_NAME)].map(([, name]) => name);
  const body = `"use strict";\n${code}\nreturn { ${names.join(", ")} };`;
  const made = vm.compileFunction(body, Object.keys(globals), {
    filename: `${pieces.join("+")}.js`,
  });
  return made(...Object.values(globals));
}
