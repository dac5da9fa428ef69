import Testing

@testable import SurveyModel

@Suite struct VisibleTextTests {
  @Test(
    arguments: [
      ("Hòn Gai", "Hòn Gai"), ("", ""), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb\tc\r\nd", "a b c  d"),
      ("\u{0}\u{7F}\u{9B}", "\\u{0}\\u{7F}\\u{9B}"),
      ("x\u{202E}y\u{2066}", "x\\u{202E}y\\u{2066}"), ("a\u{2028}b", "a b"), ("👩‍👩‍👧 Ho\u{300}a", "👩‍👩‍👧 Ho\u{300}a"),
    ]) func signs(text: String, visible: String)
  {
    #expect(text.visible == visible)
    #expect(text.visible.visible == visible)
  }
}
