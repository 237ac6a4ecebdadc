// Only adds: evidence and judgements beside the text, keys of the review, a run as it goes. All of it works without.
(function () {
  "use strict";
  var side = document.getElementById("side");
  var body = side && side.querySelector(".side-body");
  var all = function (css, from) { return Array.prototype.slice.call((from || document).querySelectorAll(css)); };
  var from = null;

  // The drawer: a page of the case, only its inside, laid over this one.
  function open(address) {
    var wanted = new URL(address, location.href);
    wanted.searchParams.set("fragment", "1");
    return fetch(wanted, { credentials: "same-origin", headers: { Accept: "text/html" } }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (text) {
      var told = new DOMParser().parseFromString(text, "text/html");
      body.replaceChildren.apply(body, Array.prototype.slice.call(told.body.childNodes));
      from = document.activeElement;
      if (!side.open) side.showModal();
      body.focus({ preventScroll: true });
      side.scrollTop = 0;
    });
  }
  if (side) side.addEventListener("close", function () { body.replaceChildren(); if (from && from.isConnected) from.focus(); });
  if (side) side.addEventListener("click", function (e) { if (e.target === side) side.close(); });

  // What leads to evidence: the marks of edges, claims, conflicts and unseen ancestors that stand on another page.
  function evidence(a) {
    var place = /^(.*\/stories\/[^/]+)\//.exec(location.pathname);
    var to = new URL(a.href, location.href);
    if (/\/evidence\/[^/]+$/.test(to.pathname)) return to.href;
    if (!place || !a.matches(".r-edge, .r-claim, .r-conflict, .r-unseen") || !to.hash) return "";
    if (to.pathname === location.pathname) return "";
    return place[1] + "/evidence/" + encodeURIComponent(decodeURIComponent(to.hash.slice(1)));
  }
  document.addEventListener("click", function (e) {
    if (e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || !side || !side.showModal) return;
    var a = e.target.closest && e.target.closest("a[href]");
    if (!a) return;
    var address = a.matches(".judge") ? withBack(a.href) : evidence(a);
    if (!address || a.matches("[aria-current]")) return;
    e.preventDefault();
    open(address).catch(function () { location.href = a.href; });
  });
  function withBack(href) {
    var to = new URL(href, location.href);
    to.searchParams.set("back", location.pathname + location.search);
    return to.href;
  }
  all("a.judge").forEach(function (a) { a.href = withBack(a.href); });

  // The entry of a menu where one is stands in sight, also where the menu is wider than the screen.
  all("nav [aria-current]").forEach(function (a) {
    var row = a.closest("ul");
    if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = a.offsetLeft - row.offsetLeft - 40;
  });

  // On a phone the list comes before what narrows it.
  all("details.narrowing").forEach(function (el) { if (matchMedia("(max-width: 56rem)").matches && !el.dataset.used) el.open = false; });

  // Keys: / searches; x n u judge the proposal under the hand, z takes the last one back.
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || (side && side.open)) return;
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && !/^(checkbox|radio|submit|button)$/.test(e.target.type);
    if (typing) return;
    if (e.key === "/") {
      var field = document.querySelector("main [data-search] input[type=search], main form[role=search] input[type=search]") || document.getElementById("find");
      if (field) { e.preventDefault(); field.focus(); field.select(); }
      return;
    }
    if (!document.querySelector(".queue") && e.key !== "z") return;
    if (e.key === "z") {
      var undo = document.getElementById("undo-last");
      if (undo) { e.preventDefault(); undo.requestSubmit(); }
    } else if (/^[xnu]$/.test(e.key)) {
      var at = document.querySelector(".proposal.here") || document.querySelector(".proposal");
      var button = at && at.querySelector("[data-key=" + e.key + "]");
      if (button) { e.preventDefault(); button.form.requestSubmit(button); }
    }
  });

  // A run as it goes.
  all("[data-live]").forEach(function (el) {
    if (!window.EventSource) return;
    var was = el.dataset.working === "1";
    var source = new EventSource(el.dataset.live);
    source.addEventListener("run", function (e) {
      var run = JSON.parse(e.data);
      var works = run.working || (run.n && !run.ended);
      if (works !== was) { source.close(); location.reload(); return; }
      if (!works) return;
      var bar = el.querySelector("progress"), stage = el.querySelector("[data-part=stage]"), count = el.querySelector("[data-part=count]");
      if (stage) stage.textContent = run.stage || "starting";
      if (count) count.textContent = run.total ? run.done + " of " + run.total : "";
      if (bar && run.total) { bar.max = run.total; bar.value = run.done; } else if (bar) bar.removeAttribute("value");
    });
    addEventListener("pagehide", function () { source.close(); });
  });

  // Files: what was chosen, and dropping them.
  all("[data-drop]").forEach(function (form) {
    var field = form.querySelector("input[type=file]"), list = form.querySelector(".picked");
    field.addEventListener("change", function () {
      list.hidden = !field.files.length;
      list.replaceChildren.apply(list, Array.prototype.map.call(field.files, function (file) {
        var li = document.createElement("li");
        li.textContent = file.name + " (" + file.size.toLocaleString("en") + " bytes)";
        return li;
      }));
    });
    ["dragover", "dragleave", "drop"].forEach(function (kind) {
      form.addEventListener(kind, function (e) {
        e.preventDefault();
        form.classList.toggle("over", kind === "dragover");
        if (kind === "drop" && e.dataTransfer.files.length) {
          field.files = e.dataTransfer.files;
          field.dispatchEvent(new Event("change"));
        }
      });
    });
  });
})();
