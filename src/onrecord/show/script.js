/* Makes the page better; nothing needs it. A fragment r1:1459-1465 marks those characters of the first report. */
(function () {
  "use strict";
  var SPOT = /^#r(\d+):(\d+)-(\d+)$/;

  function opened(node) {
    for (var at = node; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
  }

  function unmark() {
    document.querySelectorAll("mark.spot").forEach(function (mark) {
      var parent = mark.parentNode;
      while (mark.firstChild) parent.insertBefore(mark.firstChild, mark);
      parent.removeChild(mark);
      parent.normalize();
    });
  }

  // Offsets are code points, the DOM counts UTF-16 units.
  function units(text, points) {
    var at = 0;
    while (points-- > 0) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }

  function points(text) {
    var pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
    return text.length - (pairs ? pairs.length : 0);
  }

  function mark(box, start, end) {
    var walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), at = 0, found = [], node;
    while ((node = walker.nextNode()) && at < end) {
      var size = points(node.data), from = Math.max(start - at, 0), to = Math.min(end - at, size);
      if (from < to) found.push([node, units(node.data, from), units(node.data, to)]);
      at += size;
    }
    return found.map(function (piece) {
      var range = document.createRange(), made = document.createElement("mark");
      range.setStart(piece[0], piece[1]);
      range.setEnd(piece[0], piece[2]);
      made.className = "spot";
      range.surroundContents(made);
      return made;
    });
  }

  function spot() {
    unmark();
    var hash = decodeURIComponent(location.hash), match = SPOT.exec(hash);
    var target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (target) opened(target);
    if (!match) {
      if (target) target.scrollIntoView();
      return;
    }
    var box = document.getElementById("r" + match[1] + "-text");
    if (!box) return;
    opened(box);
    var marks = mark(box, +match[2], +match[3]), place = marks[0] || target;
    if (place) place.scrollIntoView({ block: "center" });
    if (marks.length) {
      marks[0].tabIndex = -1;
      marks[0].focus({ preventScroll: true });
    }
  }

  var back = document.createElement("button");
  back.className = "back";
  back.type = "button";
  back.hidden = true;
  back.textContent = "↩ Back to where you were";
  back.addEventListener("click", function () { back.hidden = true; history.back(); });
  document.body.appendChild(back);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link) back.hidden = !SPOT.test(link.getAttribute("href"));
  });
  window.addEventListener("hashchange", spot);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (it) { it.open = true; });
  });
  if (location.hash) spot();
})();
