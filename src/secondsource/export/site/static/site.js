// Only adds to the pages: filters, keys, theme, the choice of a pair. Everything is readable without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (css, from) { return Array.prototype.slice.call((from || document).querySelectorAll(css)); };

  // Theme: follows the system until chosen by hand.
  function theme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("secondsource-theme", root.dataset.theme); } catch (e) { /* no storage */ }
  }

  // Items: what j and k walk through.
  function items() { return all("main .item").filter(function (el) { return el.offsetParent !== null; }); }
  var at = null;
  function step(by) {
    var found = items();
    if (!found.length) return;
    var i = found.indexOf(at);
    i = i < 0 ? (by > 0 ? 0 : found.length - 1) : Math.max(0, Math.min(found.length - 1, i + by));
    if (at) at.classList.remove("here");
    at = found[i];
    at.classList.add("here");
    if (!at.matches("details")) at.setAttribute("tabindex", "-1");
    var target = at.matches("details") ? at.querySelector("summary") : at;
    target.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
  }

  // Open or close every entry.
  function everything() {
    var found = all("main details.entry").filter(function (el) { return el.offsetParent !== null; });
    var open = found.some(function (el) { return !el.open; });
    found.forEach(function (el) { el.open = open; });
    all("[data-do=all]").forEach(function (b) { b.textContent = open ? "Close all" : "Open all"; });
  }

  // Filters: by words (all of them, in any order), by what each list chooses (data-NAME), and conflicts only.
  function filter(form) {
    var pool = all("main .item");
    var out = form.querySelector("output");
    var texts = null;
    function apply() {
      texts = texts || pool.map(function (el) { return el.textContent.toLowerCase(); });
      var wanted = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
      var lists = all("select", form).filter(function (list) { return list.value; });
      var clash = form.elements.clash && form.elements.clash.checked;
      var shown = 0;
      pool.forEach(function (el, i) {
        var ok = lists.every(function (list) { return el.dataset[list.name] === list.value; }) &&
          (!clash || "clash" in el.dataset) && wanted.every(function (w) { return texts[i].indexOf(w) >= 0; });
        el.hidden = !ok;
        if (ok) shown++;
      });
      out.textContent = shown === pool.length ? "" : shown + " of " + pool.length + " on this page";
    }
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    apply();
  }

  // Collation: two lists lead to the page of the pair.
  function choose(form) {
    var links = all("[data-a][data-b]"), out = form.querySelector("output");
    if (!links.length) return;
    form.hidden = false;
    form.elements.a.value = links[0].dataset.a;
    form.elements.b.value = links[0].dataset.b;
    form.addEventListener("submit", function (e) {
      e.preventDefault();
      var a = form.elements.a.value, b = form.elements.b.value;
      var found = links.filter(function (l) {
        return (l.dataset.a === a && l.dataset.b === b) || (l.dataset.a === b && l.dataset.b === a);
      })[0];
      if (found) location.href = found.getAttribute("href");
      else out.textContent = a === b ? "Choose two reports." : a + " and " + b + " share no passage that was detected.";
    });
  }

  // The fragment: opens the entry it names; #c12-34 marks those characters of the text.
  function land() {
    var name = decodeURIComponent(location.hash.slice(1));
    var el = name && document.getElementById(name);
    all(".lit").forEach(function (x) { x.classList.remove("lit"); });
    if (!el) return show(null);
    for (var up = el; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    var range = /^c(\d+)-(\d+)$/.exec(name);
    if (range) {
      all(".text [data-o]").forEach(function (piece) {
        var start = Number(piece.dataset.o);
        var length = Array.from(piece.textContent).length; // code points, as in the dossier
        if (start < Number(range[2]) && start + length > Number(range[1])) piece.classList.add("lit");
      });
    }
    show(el.matches(".drawer") ? el : null, true);
    if (!el.matches(".drawer")) el.scrollIntoView({ block: "center" });
  }

  // Drawers of the stemma: the line under the keyboard shows its own, Enter or a click goes in, Escape comes back.
  var drawn = null;
  function name(a) { return (a.getAttribute("href") || "").split("#")[1] || ""; }
  function lines(id) { return all("svg a.edge, svg a.node").filter(function (a) { return name(a) === id; }); }
  function drawer(a) { var el = document.getElementById(name(a)); return el && el.matches(".drawer") ? el : null; }
  function show(el, enter) {
    if (drawn && drawn !== el) {
      drawn.classList.remove("open");
      lines(drawn.id).forEach(function (a) { a.classList.remove("lit0"); });
    }
    drawn = el;
    if (!el) return;
    el.classList.add("open");
    el.scrollTop = 0;
    lines(el.id).forEach(function (a) { a.classList.add("lit0"); });
    if (enter) el.focus({ preventScroll: true });
  }
  function shut() {
    if (!drawn) return;
    var back = lines(drawn.id)[0];
    show(null);
    history.replaceState(null, "", location.pathname + location.search);
    if (back) back.focus({ preventScroll: true });
    if (drawn) show(null);
  }
  document.addEventListener("focusin", function (e) {
    var a = e.target.closest && e.target.closest("svg a.edge");
    var el = a && a.matches(":focus-visible") && drawer(a);
    if (el) show(el);
  });

  // Printing opens what is folded, and folds it again.
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = all("details:not([open])");
    folded.forEach(function (el) { el.open = true; });
  });
  addEventListener("afterprint", function () { folded.forEach(function (el) { el.open = false; }); });

  var help = document.getElementById("help");
  var acts = { shut: shut, theme: theme, all: everything, help: function () { if (help.showModal) help.showModal(); } };
  document.addEventListener("click", function (e) {
    var button = e.target.closest("[data-do]"), line = e.target.closest("svg a.edge, svg a.node");
    if (line && drawer(line)) show(drawer(line), true);
    if (!button) return;
    if (button.dataset.do === "shut") e.preventDefault();
    acts[button.dataset.do]();
  });
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== "checkbox") {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    var go = { "[": "prev", "]": "next" }[e.key];
    var search = document.querySelector("[data-filter] input[type=search]");
    var link = go && document.querySelector("a[rel=" + go + "]");
    if (e.key === "Escape") shut();
    else if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (e.key === "o") everything();
    else if (e.key === "t") theme();
    else if (e.key === "?") acts.help();
    else if (e.key === "/" && search) search.focus();
    else if (e.key === "Enter" && at && e.target === at) { var first = at.querySelector("a[href]"); if (first) first.click(); return; }
    else if (link) location.href = link.getAttribute("href");
    else return;
    e.preventDefault();
  });

  all("[data-filter]").forEach(filter);
  all("[data-choose]").forEach(choose);
  all(".tools").forEach(function (el) { el.hidden = false; });
  addEventListener("hashchange", land);
  land();
})();
