// Starts the second wasm program; src/worker.rs describes it. This file only reports when it cannot start, which the page would not learn otherwise.
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
