
/* Parts that open in place. A link with data-part leads to a page that holds the part in #part; nothing needs this. */
(function () {
  "use strict";
  if (!window.fetch || !window.DOMParser) return;

  function put(link, part) {
    var box = document.createElement("div"), holder = link.closest(".more, .decide-here") || link;
    box.className = "loaded";
    while (part.firstChild) box.appendChild(part.firstChild);
    if (holder.classList.contains("more")) holder.replaceWith(box);
    else if (holder === link) link.closest("li").appendChild(box);
    else holder.appendChild(box);
    link.setAttribute("aria-expanded", "true");
    var first = box.querySelector("input:not([type=hidden]), select, a, summary, button");
    if (first) first.focus({ preventScroll: true });
    return box;
  }

  function load(link) {
    link.setAttribute("aria-busy", "true");
    return fetch(link.href, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (text) {
      var part = new DOMParser().parseFromString(text, "text/html").getElementById("part");
      if (!part) throw new Error("no part");
      link.removeAttribute("aria-busy");
      return put(link, part);
    }).catch(function () { location.href = link.href; });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-part]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-expanded") === "true") {
      var open = (link.closest(".decide-here") || link.closest("li")).querySelector(".loaded");
      if (open) open.remove();
      link.removeAttribute("aria-expanded");
      return;
    }
    load(link);
  });
})();
