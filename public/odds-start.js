// Starts the fifth wasm program, which simulates the odds; src/worker.rs describes it. As worker-start.js, it only reports when it cannot start.
"use strict";
(function () {
  var failed = function (why) { postMessage({ failed: String(why) }); };
  try {
    importScripts("odds.js");
    wasm_bindgen({ module_or_path: "odds_bg.wasm" }).catch(failed);
  } catch (why) {
    failed(why);
  }
})();
