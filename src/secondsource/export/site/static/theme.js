// Before anything is painted: the theme chosen last time, and the sign that scripts run.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var kept = localStorage.getItem("secondsource-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch (e) { /* a page opened from a folder may have no storage */ }
})();
