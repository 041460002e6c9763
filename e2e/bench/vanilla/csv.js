// A CSV text as rows of cells, for both plain pages.
"use strict";

function parse(text) {
  const table = [];
  let row = [], cell = "", quoted = false;
  for (let n = 0; n < text.length; n++) {
    const letter = text[n];
    if (quoted) {
      if (letter === '"' && text[n + 1] === '"') { cell += '"'; n++; } else if (letter === '"') quoted = false; else cell += letter;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") { row.push(cell); cell = ""; } else if (letter === "\n") { row.push(cell); table.push(row); row = []; cell = ""; } else if (letter !== "\r") cell += letter;
  }
  if (cell || row.length) { row.push(cell); table.push(row); }
  return table;
}
