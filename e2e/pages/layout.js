// How a screen is laid out, as a person would see it at once.
/** What is wrong with how the screen is laid out. Runs in the page. */
export function layoutFaults() {
  const faults = [];
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${[...element.classList].join(".")} “${(element.textContent ?? "").trim().slice(0, 30)}”`;
  // What is in a row or a board that is scrolled sideways may be beyond the edge.
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
    }
    return false;
  };
  const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  // A word that does not end in a hyphen and stands on two lines was broken in its middle.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !shown(parent) || parent.closest("svg, code, pre, .visually-hidden, option, textarea")) continue;
    for (const match of node.data.matchAll(/[\p{L}\p{N}’']{2,}/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top)));
      if (tops.size > 1) faults.push(`broken word “${match[0]}” in ${name(parent)}`);
    }
  }
  const canvas = document.createElement("canvas").getContext("2d");
  for (const select of root.querySelectorAll("select")) {
    if (!shown(select)) continue;
    const style = getComputedStyle(select);
    canvas.font = style.font;
    const text = canvas.measureText(select.selectedOptions[0]?.text ?? "").width;
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (text > room + 1) faults.push(`cut choice “${select.selectedOptions[0].text}” in ${name(select)}: ${Math.round(text)} > ${Math.round(room)}`);
  }
  for (const control of root.querySelectorAll("button, a[href], input, select, textarea")) {
    if (!shown(control) || control.closest(".visually-hidden, .skip") || scrolls(control)) continue;
    const box = control.getBoundingClientRect();
    if (box.right > document.documentElement.clientWidth + 1 || box.left < -1) faults.push(`outside the page: ${name(control)}`);
  }
  return [...new Set(faults)];
}
