// Starts the second wasm. What it is for stands in src/worker.rs; this file only says when it cannot start, which nothing else would tell the page.
"use strict";
(function () {
  var failed = function (why) { postMessage({ failed: String(why) }); };
  try {
    importScripts("worker.js");
    wasm_bindgen({ module_or_path: "worker_bg.wasm" }).catch(failed);
  } catch (why) {
    failed(why);
  }
})();
