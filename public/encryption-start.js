// Starts the fourth wasm program, which encrypts and decrypts backups; src/worker.rs describes it. As worker-start.js, it only reports when it cannot start.
"use strict";
(function () {
  var failed = function (why) { postMessage({ failed: String(why) }); };
  try {
    importScripts("encryption.js");
    wasm_bindgen({ module_or_path: "encryption_bg.wasm" }).catch(failed);
  } catch (why) {
    failed(why);
  }
})();
