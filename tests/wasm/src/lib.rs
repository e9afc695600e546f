//! The test of this package is compiled for WebAssembly only; `.ci/wasm` runs it in Node.js.
