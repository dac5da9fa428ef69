import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct HeaderSearchTests {
  struct Case: Sendable {
    let text: String
    /// Delimiter (`.` for assumed, `=` before a declared one), line of the header, comments; or the candidates between which it cannot decide.
    let found: String
    init(_ text: String, _ found: String) {
      self.text = text
      self.found = found
    }
  }

  static let cases: [Case] = [
    Case("a,b\n1,2\n", ", 1 0"), Case("a\n1\n", ". 1 0"), Case("", ". 1 0"), Case("a;b", "; 1 0"), Case("a|b\tc\td\n1\t2\t3", "t 1 0"),
    // A comma of a sentence.
    Case("Tên, họ;Đơn vị\n", "; 1 0"), Case("Nhanh,gọn;q2;q3\n5;4;3\n", "; 1 0"), Case("\"a;b;c\",d\n1,2", ", 1 0"),
    Case("a, b, c\n1, 2, 3\n", ", 1 0"),
    // What the next record has decides before the number does.
    Case("a,b,c;d\n1;2\n", "; 1 0"), Case("a,b,c;d\n1,2,3\n", ", 1 0"), Case("a,b,c;d\n\n\"1\n\",2,3\n", ", 1 0"),
    // Nothing decides.
    Case("a,b;c\n", "ambiguous ; , 1"), Case("a,b;c\n1,2;3\n", "ambiguous ; , 1"), Case("a,b,c;d;e|f|g\n1\n", "ambiguous ; | , 2"),
    Case("a,b,c;d\n1\n", ", 1 0"),
    // Comments.
    Case("# note\na,b\n", ", 2 1"), Case("#\r\n# x, \"y\r\n\r\n  # z\r\na;b\r\n", "; 5 3"), Case("# x\r# y\ra,b", ", 3 2"),
    Case("\n\n# x\na,b\n", ", 4 1"), Case("# only", ". 1 0"), Case("# only\n", ". 2 1"),
    // A column of that name is none.
    Case("#,q1\n1,2\n", ", 1 0"), Case("#;q1\n", "; 1 0"), Case("\"#\",q1\n", ", 1 0"), Case("\"# note\"\n1\n", ". 1 0"),
    // Excel's line.
    Case("sep=;\r\na,b\r\n", "=; 2 0"), Case("SEP=,\na;b\n", "=, 2 0"), Case("\"sep=|\"\na\n", "=| 2 0"), Case("sep=\t\na\n", "=t 2 0"),
    Case("sep=;\n# x\na\n", "=; 3 1"), Case("sep=;", "=; 1 0"), Case("sep=x\n", ". 1 0"), Case("separate,b\n", ", 1 0"),
  ]

  @Test(arguments: cases, [1, 2, 3, 64]) func found(c: Case, chunk: Int) {
    var search = HeaderSearch(stated: nil)
    let bytes = Array(c.text.utf8)
    var given = 0
    while given < bytes.count, !search.isDone {
      given = min(given + chunk, bytes.count)
      search.search(Array(bytes[..<given]), isWhole: false)
    }
    if !search.isDone { search.search(bytes, isWhole: true) }
    func name(_ delimiter: UInt8) -> String { delimiter == 9 ? "t" : String(Unicode.Scalar(delimiter)) }
    let delimiter =
      switch search.delimiter {
      case .found(let delimiter): name(delimiter)
      case .declared(let delimiter): "=" + name(delimiter)
      case .assumed: "."
      case .ambiguous(let some, let count): "ambiguous " + some.map(name).joined(separator: " ") + " \(count)"
      }
    #expect((delimiter.hasPrefix("ambiguous") ? delimiter : "\(delimiter) \(search.startLine) \(search.comments)") == c.found)
  }

  @Test func whatIsSaid() throws {
    func outcome(_ text: String, delimiter: UInt8? = nil, isDeclared: Bool = true) throws -> [String] {
      try EncodingTests.outcome(Array(text.utf8), delimiter: delimiter, isDeclared: isDeclared)
    }
    #expect(try outcome("# x\n\na,b\n1,2\n") == ["3[a][b]", "4[1][2]", "f.csv: 1 comment line above the header passed over"])
    #expect(try outcome("sep=;\na;b\n") == ["2[a][b]", "f.csv: delimiter \";\" as its line sep= says"])
    #expect(
      try outcome("a,b;c\n1,2;3\n") == [
        "f.csv:1: expected one delimiter in the header, found \";\" and \",\" once each; state the key delimiter for this file in the survey"
      ])
    #expect(
      try outcome("a,b;c\n", isDeclared: false)
        == ["f.csv:1: expected one delimiter in the header, found \";\" and \",\" once each; state it by --delimiter"])
    // What is stated is not asked about; a line sep= is still no header.
    #expect(try outcome("a,b;c\n1,2;3\n", delimiter: UInt8(ascii: ";")) == ["1[a,b][c]", "2[1,2][3]"])
    #expect(try outcome("sep=,\na;b\n", delimiter: UInt8(ascii: ";")) == ["2[a][b]"])
  }

  /// A header that was taken for a comment is not silently gone.
  @Test func aMissingColumnTellsOfTheComments() throws {
    #expect(
      try TinySurvey("#firm,unit,q1,q2\nf1,hon-gai,1,2\n").outcome().last
        == "responses.csv:2: 1 line above that begins with \"#\" was passed over as comment")
  }
}
