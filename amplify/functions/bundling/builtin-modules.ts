import { builtinModules as names } from "node:module";
import type { Plugin } from "esbuild";

const early = "builtin";
const late = "builtin-late";

/**
 * Node's own modules are asked for as objects. An `import` of one makes all its exports, also those that Node itself
 * makes only when somebody asks: `node:http` brings a WebSocket and all of undici, `node:process` a list of options,
 * `node:crypto` its other half. That is work at each start of a function, for nothing.
 */
export const builtinModules: Plugin = {
  name: "builtin-modules",
  setup(build) {
    const filter = new RegExp(`^(?:node:)?(?:${names.join("|").replaceAll("node:", "")})$`);
    build.onResolve({ filter }, ({ path, kind }) => {
      const name = path.replace(/^node:/, "");
      if (kind === "import-statement") return { path: name, namespace: early, sideEffects: false };
      return kind === "dynamic-import" ? { path: name, namespace: late } : undefined;
    });
    build.onLoad({ filter: /./, namespace: early }, ({ path }) => {
      const exported = Object.keys(process.getBuiltinModule(path) ?? {});
      return {
        contents: [
          `const builtin = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(path)});`,
          "export default builtin;",
          ...exported.map((name) => `export const ${name} = /* @__PURE__ */ (() => builtin.${name})();`),
        ].join("\n"),
      };
    });
    build.onLoad({ filter: /./, namespace: late }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
