// Starts the second wasm program; src/worker.rs describes it. The words of job lists in twelve languages come beside it, as a file, and are handed over. Else this
// file only reports when it cannot start, which the page would not learn otherwise.
"use strict";
(function () {
  var failed = function (why) { postMessage({ failed: String(why) }); };
  try {
    var program = fetch("worker_bg.wasm");
    program.catch(function () {});
    importScripts("worker.js");
    fetch("content/words.txt").then(function (answer) {
      if (!answer.ok) throw new Error("content/words.txt: " + answer.status);
      return answer.text();
    }).then(function (words) {
      // A host may answer with a page for what it has not.
      if (words.indexOf("[headings]") < 0) throw new Error("content/words.txt: no words");
      self.words = words;
      return wasm_bindgen({ module_or_path: program });
    }).catch(failed);
  } catch (why) {
    failed(why);
  }
})();
