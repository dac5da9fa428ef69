import Testing

@Suite struct MarkupCheckTests {
  /// A checker that finds nothing would make every test that uses it pass.
  @Test(arguments: [
    "<p>", "<p></b>", "</p>", "<p>a & b</p>", "<p>a > b</p>", "<p class=a></p>", "<p id=\"a\"></p><p id=\"a\"></p>",
    "<p a=\"1\" a=\"2\"></p>", "<p", "<p onclick=\"x\"></p>", "<p aria-labelledby=\"gone\"></p>",
  ]) func findsTheFault(markup: String) {
    #expect(!MarkupCheck(markup).problems.isEmpty)
  }

  @Test func findsNoFaultWhereThereIsNone() {
    let check = MarkupCheck("<!doctype html><a href=\"#x\"><b id=\"x\">1 &lt; 2</b><br/><i></i></a>")
    #expect(check.problems == [])
    #expect(check.elements == ["a", "b", "br", "i"] && check.references == ["#x"] && check.empty == ["i"])
    #expect(check.text == "1 &lt; 2")
  }
}
