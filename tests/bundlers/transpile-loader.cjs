// @ts-nocheck webpack 4 calls it.
const { transform } = require("esbuild");

/** The loader that webpack 4 needs, which cannot parse ES2022: what Babel's and others' do. */
module.exports = function transpile(source) {
  const done = this.async();
  transform(source, { target: "es2019", format: "esm" }).then(({ code }) => done(null, code), done);
};
