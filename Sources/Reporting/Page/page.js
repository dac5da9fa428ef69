// Press a heading to sort its table by that column, once more for the other order. The row of all units stays last.
document.querySelectorAll("table.sorts").forEach(function (table) {
  var body = table.tBodies[0];
  var heads = table.querySelectorAll("thead th");
  heads.forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    function number(row) {
      var value = row.cells[column].getAttribute("data-value");
      return value === null ? NaN : parseFloat(value);
    }
    function text(row) { return row.cells[column].textContent; }
    function compare(a, b) {
      var x = number(a), y = number(b);
      // What is absent comes last in either order.
      if (isNaN(x) !== isNaN(y)) return isNaN(x) ? Infinity : -Infinity;
      return isNaN(x) ? text(a).localeCompare(text(b), document.documentElement.lang) : x - y;
    }
    button.addEventListener("click", function () {
      var before = head.getAttribute("aria-sort");
      // Numbers fall at first, words rise.
      var falls = before === null ? head.classList.contains("number") : before === "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      var rows = Array.from(body.rows);
      var totals = rows.filter(function (row) { return row.classList.contains("total"); });
      var others = rows.filter(function (row) { return !row.classList.contains("total"); });
      others.sort(function (a, b) {
        var order = compare(a, b);
        return isFinite(order) ? (falls ? -order : order) : order;
      });
      others.concat(totals).forEach(function (row) { body.appendChild(row); });
    });
  });
});
