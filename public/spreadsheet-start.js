// Starts the third wasm program, which reads and writes spreadsheets; src/worker.rs describes it. As worker-start.js, it only reports when it cannot start.
"use strict";
(function () {
  var failed = function (why) { postMessage({ failed: String(why) }); };
  try {
    importScripts("spreadsheet.js");
    wasm_bindgen({ module_or_path: "spreadsheet_bg.wasm" }).catch(failed);
  } catch (why) {
    failed(why);
  }
})();
